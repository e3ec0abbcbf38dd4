"""Reviewing a meeting's speech: the text with its drafts marked at the left, the drafts to decide on at the right."""
