"""文书: the register of papers, their preview and printing, and issuing new ones."""

from supervisor_app.ui.page import Late, PageSpec

NOTICE = PageSpec("notice", "文书", "stamp", Late(f"{__name__}.page", "NoticePage"))
