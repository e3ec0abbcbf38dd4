"""Indicators of a task: plan and actual by month or quarter."""
