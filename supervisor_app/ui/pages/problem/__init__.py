"""The view 问题 of 台账: every problem with who is to solve it and by when."""

from supervisor_app.ui.page import Late, PageSpec

PROBLEM = PageSpec(
    "problem", "问题清单", "circle-alert", Late(f"{__name__}.page", "ProblemPage"), under="ledger", view="问题"
)
