"""The table of the ledger and what filters, orders and exports it."""
