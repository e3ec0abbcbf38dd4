"""Numbers the program must hold, measured."""
