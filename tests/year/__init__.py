"""A year of the office played through, beside an independent count of it."""
