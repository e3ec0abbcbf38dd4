"""文书: the register of papers, their preview and printing, and issuing new ones."""

from supervisor_app.ui.page import PageSpec
from supervisor_app.ui.pages.notice.page import NoticePage

NOTICE = PageSpec("notice", "文书", "stamp", NoticePage, actions=NoticePage.ACTIONS)
