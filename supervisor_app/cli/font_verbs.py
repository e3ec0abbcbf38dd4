"""The command `fonts`: which font file serves each class of type on this machine, and which gives a character."""

from argparse import Namespace

from supervisor_app.cli.output import say, say_json, say_table
from supervisor_app.documents.font_table import FontRow, font_rows, glyph_sources
from supervisor_app.documents.fonts import font_set


def fonts(args: Namespace) -> None:
    """`fonts [--text TEXT]`: one row a class; with a text, from which font its characters come."""
    found = font_set()
    rows, sources = font_rows(found), glyph_sources(found, args.text or "")
    if args.json:
        asked = args.text is not None
        say_json([_as_json(row) | ({"characters": sources[row.font_class]} if asked else {}) for row in rows])
        return
    say_table(
        ("类别", "字体", "来源", "代用", "文件"),
        [(row.font_class, row.title, row.origin, "是" if row.substitute else "否", row.path) for row in rows],
    )
    for row in rows:
        if row.trouble:
            say(f"{row.font_class}：{row.trouble}")
        for title, chars in sources[row.font_class].items():
            say(f"{row.font_class}：{chars}  {title or '没有字体有这些字，印不出来'}")


def _as_json(row: FontRow) -> dict[str, object]:
    return {
        "class": row.font_class,
        "font": row.title,
        "file": row.path,
        "index": row.index,
        "source": row.origin.name.lower(),
        "substitute": row.substitute,
        "trouble": row.trouble,
    }
