"""督办台账: a supervision office's ledger of tasks, its lights, notices and backups."""

__version__ = "0.1.0"
