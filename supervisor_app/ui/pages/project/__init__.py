"""The view 项目 of 台账: 计划开工 and 在建 with their stages."""

from supervisor_app.ui.page import Late, PageSpec

PROJECT = PageSpec(
    "project", "项目清单", "landmark", Late(f"{__name__}.page", "ProjectPage"), under="ledger", view="项目"
)
