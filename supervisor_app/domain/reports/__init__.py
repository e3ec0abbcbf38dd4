"""What units report: periods, feedback sheets, indicators, plans made backwards."""
