"""From a sheet of another program to tasks of the ledger, every step seen before it is written."""
