"""Milestones of a task, read and edited."""
