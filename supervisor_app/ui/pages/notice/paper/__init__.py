"""A finished PDF: looked at, printed, found, proved."""
