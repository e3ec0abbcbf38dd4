"""Papers against other engines: `python -m tests.benchmarks.papers [NOTICES] [ROWS]` (1,000 and 10,000 unless told).

The same text in the same fonts, written to the same folder the same way. The extra `bench` brings typst and fpdf2;
fpdf2 does fewer notices and rows, and its time is scaled to their number.
"""

import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import pypdfium2

from supervisor_app.documents.prints.ledger import print_ledger
from supervisor_app.documents.typesetting import write_paper
from supervisor_app.files import write_whole
from tests.benchmarks.measure import memory, say
from tests.benchmarks.page_facts import notice_facts, notice_paper, table_facts, table_lines
from tests.documents.prints.samples import FONTS, OFFICE, TODAY

_FEW_NOTICES, _FEW_ROWS = 20, 500  # of fpdf2
_WARM = 3


def notices(folder: Path, count: int) -> None:
    """Notices of two pages, one after the other, warm: ms each."""

    def ours(index: int) -> None:
        write_paper(notice_paper(index), folder / "ours.pdf", fonts=FONTS)

    own = _each(ours, count)
    _tell(f"{count:,} notices of two pages", own, "≤ 50", folder / "ours.pdf")
    if _there("typst"):
        from tests.benchmarks.peer_typst import TypstPeer

        peer = TypstPeer(folder)
        took = _each(lambda index: write_whole(folder / "typst.pdf", peer.notice(notice_facts(index))), count)
        _compare("  typst, compiler reused", own, took, "≤ 3 ×", folder / "typst.pdf")
    if _there("fpdf"):
        from tests.benchmarks import peer_fpdf

        few = min(count, _FEW_NOTICES)
        took = _each(lambda index: write_whole(folder / "fpdf.pdf", peer_fpdf.notice(notice_facts(index))), few)
        _compare(f"  fpdf2 ({few} notices)", own, took, "≤ 1/15 ×", folder / "fpdf.pdf")


def table(folder: Path, rows: int) -> None:
    """A ledger of so many rows: ms in all, by number of rows."""
    lines = table_lines(rows)
    print_ledger(lines[:50], folder / "ours.pdf", office=OFFICE, day=TODAY, fonts=FONTS)
    own = _once(lambda: print_ledger(lines, folder / "ours.pdf", office=OFFICE, day=TODAY, fonts=FONTS))
    _tell(f"ledger of {rows:,} rows", own, "", folder / "ours.pdf")
    say("  memory so far", memory(), "MiB")
    facts = table_facts(lines)
    if _there("fpdf"):
        from tests.benchmarks import peer_fpdf

        few = min(rows, _FEW_ROWS)
        part = table_facts(lines[:few])
        took = _once(lambda: write_whole(folder / "fpdf.pdf", peer_fpdf.table(part))) * rows / few
        _compare(f"  fpdf2 ({few} rows, scaled)", own, took, "< 1 ×", folder / "fpdf.pdf")
    if _there("typst"):
        from tests.benchmarks.peer_typst import TypstPeer

        peer = TypstPeer(folder)
        took = _once(lambda: write_whole(folder / "typst.pdf", peer.table(facts)))
        _compare("  typst", own, took, "< 1 ×", folder / "typst.pdf")
        say("  memory with typst", memory(), "MiB")


def _each(make: Callable[[int], object], count: int) -> float:
    """Milliseconds of one document, warm."""
    for index in range(_WARM):
        make(index)
    start = time.perf_counter()
    for index in range(count):
        make(index)
    return (time.perf_counter() - start) * 1000 / count


def _once(make: Callable[[], object]) -> float:
    start = time.perf_counter()
    make()
    return (time.perf_counter() - start) * 1000


def _tell(what: str, took: float, bound: str, path: Path) -> None:
    say(f"{what} {_size(path)}", took, "ms", bound)


def _compare(what: str, own: float, took: float, bound: str, path: Path) -> None:
    """The peer's time, and ours as a ratio to it."""
    say(f"{what} {_size(path)}", took, "ms")
    sys.stdout.write(f"    ours {own / took:.2f} × its time ({bound})\n")


def _size(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as document:
        return f"[{len(document):,} pages, {path.stat().st_size / 1024:,.0f} KB]"


def _there(module: str) -> bool:
    if find_spec(module) is None:
        sys.stdout.write(f"  {module} is not installed (pip install '.[bench]'): not compared\n")
        return False
    return True


def main(words: Sequence[str]) -> None:
    """Both."""
    count, rows = (int(word) for word in (*words, "1000", "10000")[:2]) if len(words) != 1 else (int(words[0]), 10_000)
    with tempfile.TemporaryDirectory() as name:
        notices(Path(name), count)
        table(Path(name), rows)


if __name__ == "__main__":
    main(sys.argv[1:])
