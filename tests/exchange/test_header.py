"""A header a person points at, where none was found or the wrong one."""

from supervisor_app.exchange.grid import Cell, Sheet
from supervisor_app.exchange.header import find_header, header_at

_ROWS: list[list[Cell]] = [
    ["重点工作清单", None, None],
    ["内容", "谁办", "什么时候"],
    ["修路", "市住建局", "6月底前"],
]


def test_a_chosen_row_is_the_header_whatever_it_names() -> None:
    """Labels are there to be mapped by hand; nothing is mapped by itself."""
    sheet = Sheet("清单", True, _ROWS, [])
    assert find_header(sheet) is None
    header = header_at(sheet, 1)
    assert (header.first, header.last, header.labels, header.columns) == (1, 1, ["内容", "谁办", "什么时候"], {})
    assert header.with_column("title", 0).columns == {"title": 0}


def test_rows_that_belong_together_are_taken_together_unless_told_otherwise() -> None:
    """A second row that completes the first is found; a person may say one row."""
    rows: list[list[Cell]] = [["督办事项", "承办", "承办"], [None, "牵头单位", "配合单位"], ["修路", "甲局", "乙局"]]
    sheet = Sheet("清单", True, rows, [])
    assert (header_at(sheet, 0).last, header_at(sheet, 0, 1).last) == (1, 0)
    assert header_at(sheet, 0).columns == {"title": 0, "lead": 1, "cooperating": 2}
    assert header_at(sheet, 2, 2).last == 2
