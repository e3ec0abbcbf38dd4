"""The first page: a new ledger, an existing one, one from a sheet, or the sample."""

from supervisor_app.ui.page import Late, PageSpec

START = PageSpec("start", "开始", "inbox", Late(f"{__name__}.page", "StartPage"), needs_ledger=False)
