"""Numbers to hold, measured: `python -m tests.benchmarks` prints each beside its reference of the same run."""
