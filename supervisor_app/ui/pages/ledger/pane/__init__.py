"""The detail pane: its head and what its tabs show."""
