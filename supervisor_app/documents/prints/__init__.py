"""Tables printed for the office's own use, not numbered and not registered: ledger, task list, units, papers."""
