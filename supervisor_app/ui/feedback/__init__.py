"""Feedback sheets (反馈表) in the window: handed out as a batch, taken in by the dozen."""
