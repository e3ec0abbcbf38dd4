"""The page 台账: the whole ledger in one table, with everything known of a task beside it."""

from supervisor_app.ui.page import Late, PageSpec

LEDGER = PageSpec("ledger", "台账", "table-2", Late(f"{__name__}.page", "TaskLedgerPage"))
