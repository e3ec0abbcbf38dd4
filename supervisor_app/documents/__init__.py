"""Official papers as PDF: fonts, line breaking, page geometry, and one module per kind of paper."""
