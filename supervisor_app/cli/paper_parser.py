"""The words of the commands on papers."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from supervisor_app.cli.arguments import day, pdf, place, words, workbook
from supervisor_app.domain.papers.notice import NoticeKind
from supervisor_app.errors import UserError

if TYPE_CHECKING:
    from supervisor_app.cli.parser import Parser

_KINDS = [kind.value for kind in NoticeKind]


def setting(text: str) -> tuple[str, str]:
    """KEY=VALUE."""
    key, equals, value = words(text).partition("=")
    if not equals or not key.strip():
        raise UserError(f"--set “{text}” is no entry; write KEY=VALUE")
    return key.strip(), value


def paper_verbs(add: "Callable[..., Parser]") -> None:
    """Issuing, the register, voiding, what came back."""
    _issuing(add)
    _registering(add)


def _issuing(add: "Callable[..., Parser]") -> None:
    verb = add(
        "notices", "issue the papers of a kind that are due, as PDF", "paper_verbs.notices", "ledger", today=True
    )
    verb.add_argument("--kind", required=True, choices=_KINDS)
    verb.add_argument("--out", type=place, required=True, metavar="DIR")
    verb.add_argument("--unit", type=words, default=None)
    verb.add_argument("--task", type=words, action="append", default=[], metavar="NUMBER", help="on these tasks only")
    verb.add_argument("--meeting", type=words, default=None, metavar="TITLE", help="of minutes")
    verb.add_argument(
        "--approver", type=words, default=None, metavar="NAME", help="circular and accountability need it"
    )
    verb.add_argument("--approved-on", type=words, default=None, metavar="DATE")
    verb.add_argument(
        "--set", type=setting, action="append", default=[], metavar="KEY=VALUE", help="fill in an entry of the paper"
    )
    verb.add_argument("--replaces", type=words, default=None, metavar="NUMBER", help="issue a void paper anew")
    verb.add_argument("--merge", type=pdf, default=None, metavar="FILE.pdf", help="all of them in one file as well")


def _registering(add: "Callable[..., Parser]") -> None:
    verb = add("register", "the register of papers", "paper_register.register", "ledger", today=True)
    verb.add_argument("--kind", choices=_KINDS, default=None)
    verb.add_argument("--unit", type=words, default=None)
    verb.add_argument("--waiting", action="store_true", help="only papers that have no reply yet")
    verb.add_argument("--out", type=workbook, default=None, metavar="SHEET", help="write it as .xlsx")
    verb = add("void", "void a paper; its number stays", "paper_register.void", "ledger")
    verb.add_argument("number", type=words)
    verb.add_argument("--reason", type=words, required=True)
    verb.add_argument("--kind", choices=_KINDS, default=None, help="where two series have this number")
    verb = add("receive", "register sending, signing and reply of a paper", "paper_register.receive", "ledger")
    verb.add_argument("number", type=words)
    verb.add_argument("--kind", choices=_KINDS, default=None, help="where two series have this number")
    verb.add_argument("--sent", type=day, default=None, metavar="DATE")
    verb.add_argument("--signed-by", type=words, default=None, metavar="NAME")
    verb.add_argument("--signed-on", type=day, default=None, metavar="DATE")
    verb.add_argument("--replied-on", type=day, default=None, metavar="DATE")
    verb.add_argument("--reply", type=words, default=None, metavar="TEXT")
    verb.add_argument("--reply-by", type=day, default=None, metavar="DATE", help="another day to reply by")
    verb.add_argument("--reason", type=words, default="", help="why another day")
