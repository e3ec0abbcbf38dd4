"""What happened on a task, as a line of time."""
