"""Days as a line of time tells them."""

from datetime import date


def day_words(day: date, today: date) -> str:
    """`11-06`; with its year where that is not this year's."""
    return f"{day:%m-%d}" if day.year == today.year else f"{day:%Y-%m-%d}"
