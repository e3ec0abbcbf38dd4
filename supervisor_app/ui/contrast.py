"""Contrast of colours as WCAG 2.1 measures it, and colours made legible on a ground."""

from PySide6.QtGui import QColor

MARK, TEXT = 3.0, 4.5  # least contrast of marks (1.4.11) and of text (1.4.3)


def contrast(one: QColor, other: QColor) -> float:
    """The contrast ratio of two colours, 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def legible(colour: QColor, ground: QColor, ratio: float) -> QColor:
    """The colour, moved away from the ground's lightness no further than `ratio` asks."""
    away = QColor("white") if _luminance(ground) < 0.18 else QColor("black")
    for part in range(101):
        moved = mixed(colour, away, part / 100)
        if contrast(moved, ground) >= ratio:
            return moved
    return away


def mixed(one: QColor, other: QColor, part: float) -> QColor:
    """`one` with so much of `other` (0 to 1) in it."""
    pairs = ((one.redF(), other.redF()), (one.greenF(), other.greenF()), (one.blueF(), other.blueF()))
    return QColor.fromRgbF(*(a + (b - a) * part for a, b in pairs))


def _luminance(colour: QColor) -> float:
    parts = (colour.redF(), colour.greenF(), colour.blueF())
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
