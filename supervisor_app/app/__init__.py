"""The composition root with a window, and what it shares with the command line."""
