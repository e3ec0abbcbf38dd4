"""Taking times and memory, and saying them."""

import resource
import sys
import time
from collections.abc import Callable


def best(function: Callable[[], object], times: int = 5) -> float:
    """The shortest of several runs, in milliseconds."""
    found = []
    for _ in range(times):
        start = time.perf_counter()
        function()
        found.append(time.perf_counter() - start)
    return min(found) * 1000


def memory() -> float:
    """The most memory this process has held, MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def say(what: str, value: float, unit: str, bound: str = "", reference: float | None = None, name: str = "") -> None:
    """One line: the figure, what it must hold, and its ratio to the reference of the same run."""
    ratio = f"  = {value / reference:.1f} × {name} ({reference:.1f} {unit})" if reference else ""
    sys.stdout.write(f"{what:<44}{value:>9.1f} {unit:<4}{bound:<12}{ratio}\n")
    sys.stdout.flush()
