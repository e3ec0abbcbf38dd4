"""What the office does on a task: each act an inline form declared as data."""
