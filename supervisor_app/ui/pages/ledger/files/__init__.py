"""Evidence files of a task."""
