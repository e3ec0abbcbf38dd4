"""Rows over pages: each once and in order, within the room, totals included, the last page in company."""

from hypothesis import given, settings
from hypothesis import strategies as st

from supervisor_app.documents.prints.paging import Measures, Piece, paged

MEASURES = Measures(pitch=10, padding=6, least=16, page_total=16, total=16)
ROOM = 200.0


def used(page: list[Piece]) -> float:
    """The height of a page's rows."""
    return sum(MEASURES.height(piece.last - piece.first) for piece in page)


@given(st.lists(st.integers(1, 90), max_size=60), st.floats(0, ROOM))
@settings(max_examples=300, deadline=None)
def test_every_line_once_in_order_within_the_room(lines: list[int], first_room: float) -> None:
    pages = paged(lines, MEASURES, first_room, ROOM)
    found = [(piece.row, at) for page in pages for piece in page for at in range(piece.first, piece.last)]
    assert found == [(row, at) for row, count in enumerate(lines) for at in range(count)]
    for at, page in enumerate(pages):
        totals = 16 * ((len(pages) > 1) + (at == len(pages) - 1))
        assert not page or used(page) + totals <= (ROOM if at else first_room) + 0.01


@given(st.lists(st.integers(1, 3), min_size=30, max_size=120))
@settings(max_examples=100, deadline=None)
def test_rows_up_to_half_a_page_stay_whole_and_none_ends_alone(lines: list[int]) -> None:
    pages = paged(lines, MEASURES, ROOM, ROOM)
    assert all(piece.begins and piece.last == lines[piece.row] for page in pages for piece in page)
    assert len(pages[-1]) > 1


def test_one_page_needs_no_total_of_its_own() -> None:
    """Eleven rows of 16 with one row of totals fill 192 of 200; a second row of totals would not fit."""
    assert len(paged([1] * 11, MEASURES, ROOM, ROOM)) == 1
    assert [len(page) for page in paged([1] * 12, MEASURES, ROOM, ROOM)] == [10, 2]


def test_the_last_row_gets_company() -> None:
    """Ten rows and one more would leave a page of one row."""
    assert [len(page) for page in paged([*[1] * 10, 7, 1], MEASURES, ROOM, ROOM)] == [10, 2]
    assert [len(page) for page in paged([1] * 21, MEASURES, ROOM, ROOM)] == [11, 10]


def test_a_row_of_many_pages_is_divided_and_followed_at_once() -> None:
    pages = paged([1, 40, 1, 1], MEASURES, ROOM, ROOM)
    assert pages[0][1].first == 0
    assert 3 <= pages[0][1].last < 40
    assert [piece.row for piece in pages[-1]] == [1, 2, 3]


def test_a_beginning_without_room_is_left_empty() -> None:
    assert paged([3, 3], MEASURES, 40, ROOM)[0] == []
