"""Start 督办台账: the window, or one of its commands."""

from supervisor_app.cli import main

if __name__ == "__main__":
    raise SystemExit(main())
