"""The page 台账: the whole ledger in one table, with everything known of a task beside it."""

from supervisor_app.ui.page import PageSpec
from supervisor_app.ui.pages.ledger.page import TaskLedgerPage

LEDGER = PageSpec("ledger", "台账", "table-2", TaskLedgerPage, TaskLedgerPage.ACTIONS)
