"""What the office has to do today, and what was done the day before."""
