"""The window: the only package with Qt, besides `app`."""
