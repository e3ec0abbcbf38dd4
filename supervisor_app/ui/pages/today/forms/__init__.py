"""The forms of 今日督办: what is entered or decided without leaving the page."""
