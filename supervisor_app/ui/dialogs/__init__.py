"""Dialogs: questions that cannot wait in a pane."""
