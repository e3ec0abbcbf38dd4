"""Lists of records beside the ledger: chips and words over a table, one record or a form at its right."""
