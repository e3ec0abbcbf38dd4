"""The view 报送 of 单位: what the units owe reports on, feedback sheets out and in, entry by phone."""

from supervisor_app.ui.page import Late, PageSpec

REPORTING = PageSpec(
    "reporting", "报送", "file-spreadsheet", Late(f"{__name__}.page", "ReportingPage"), under="unit", view="报送"
)
