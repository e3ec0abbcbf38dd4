"""The words of the commands on the life of a task."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from supervisor_app.cli.arguments import day, place, points, row_id, words
from supervisor_app.domain.life.attachment import Owner
from supervisor_app.domain.life.lifecycle import StepKind
from supervisor_app.domain.life.verification import Decision, Way
from supervisor_app.domain.model import SupervisionKind, Urgency

if TYPE_CHECKING:
    from supervisor_app.cli.parser import Parser

_ADDED = "{number, state, due}"
_CHANGED = "{number, done, state, progress, due, original_due}"
_FILES = "list of {id, name, size, added_on, sha256, belongs_to, belongs_to_id}"
_KEPT = "list of {number, id, name, size, added_on, sha256, belongs_to, belongs_to_id, path (with --out)}"
_LIFE = """{number, state, progress, original_due, due, granted_extensions, verified, steps, extensions, verifications,
    look_backs, reviews, files, parts: lists in the order they happened}"""
_NOT_BY_STEP = {StepKind.REGISTER, StepKind.VERIFY}


def life_verbs(add: "Callable[..., Parser]") -> None:
    """Registering, steps, extensions, verification, look back, files."""
    _registering(add)
    _stepping(add)
    _proving(add)
    _telling(add)


def _registering(add: "Callable[..., Parser]") -> None:
    verb = add("add", "register one task", "register_verbs.add", "ledger", json=_ADDED, today=True)
    verb.add_argument("title", type=words)
    verb.add_argument("--lead", type=words, action="append", default=[], metavar="UNIT")
    verb.add_argument("--cooperating", type=words, action="append", default=[], metavar="UNIT")
    verb.add_argument("--assigned-on", type=day, default=None, metavar="DATE", help="without it: still to be assigned")
    verb.add_argument("--due", type=day, default=None, metavar="DATE")
    verb.add_argument("--limit", type=words, default=None, metavar="NAME", help="a time limit of the settings")
    verb.add_argument("--basis", type=words, default="")
    verb.add_argument("--approver", type=words, default="", metavar="PERSON")
    verb.add_argument("--approved-on", type=day, default=None, metavar="DATE")
    verb.add_argument("--kind", choices=[kind.value for kind in SupervisionKind], default=None)
    verb.add_argument("--urgency", choices=[urgency.value for urgency in Urgency], default=Urgency.ORDINARY.value)
    verb.add_argument("--under", type=words, default=None, metavar="NUMBER", help="as a subtask of this task")
    verb.add_argument("--weight", type=points, default=1.0, metavar="W", help="what it counts there")
    verb.add_argument("--again", action="store_true", help="also when the ledger has the same task already")


def _stepping(add: "Callable[..., Parser]") -> None:
    verb = add("step", "take a step of a task's life", "life_verbs.step", "ledger", json=_CHANGED, today=True)
    verb.add_argument("number", type=words)
    verb.add_argument("step", choices=[kind.value for kind in StepKind if kind not in _NOT_BY_STEP])
    verb.add_argument("--by", type=words, required=True, metavar="PERSON")
    verb.add_argument("--on", type=day, default=None, metavar="DATE")
    verb.add_argument("--reason", type=words, default="", metavar="TEXT")
    verb.add_argument("--into", type=words, default=None, metavar="NUMBER", help="merge: the task that takes it over")
    verb.add_argument("--state", type=words, default=None, help="resume, correct_state: the state to go to")
    verb.add_argument("--due", type=day, default=None, metavar="DATE", help="correct_due: the right due date")
    verb.add_argument("--progress", type=points, default=None, metavar="P", help="return, reopen: points granted")
    verb.add_argument("--file", type=place, action="append", default=[], help="claim: evidence")
    verb = add(
        "extend", "register a request for a later due date", "life_verbs.extend", "ledger", json=_CHANGED, today=True
    )
    verb.add_argument("number", type=words)
    verb.add_argument("--until", type=day, required=True, metavar="DATE")
    verb.add_argument("--by", type=words, required=True, metavar="PERSON")
    verb.add_argument("--reason", type=words, required=True, metavar="TEXT")
    verb.add_argument("--progress", type=points, default=None, metavar="P")
    verb.add_argument("--on", type=day, default=None, metavar="DATE")
    verb = add(
        "decide", "grant or refuse the request that waits", "life_verbs.decide", "ledger", json=_CHANGED, today=True
    )
    verb.add_argument("number", type=words)
    verb.add_argument("decision", choices=["granted", "refused"])
    verb.add_argument("--by", type=words, required=True, metavar="PERSON")
    verb.add_argument("--until", type=day, default=None, metavar="DATE", help="another date than the one asked for")
    verb.add_argument("--reason", type=words, default="", metavar="TEXT")
    verb.add_argument("--on", type=day, default=None, metavar="DATE")


def _proving(add: "Callable[..., Parser]") -> None:
    verb = add("verify", "register the check of a claim", "life_verbs.verify", "ledger", json=_CHANGED, today=True)
    verb.add_argument("number", type=words)
    verb.add_argument("--way", required=True, choices=[way.value for way in Way])
    verb.add_argument("--by", type=words, required=True, metavar="PERSON")
    verb.add_argument("--finding", type=words, required=True, metavar="TEXT")
    verb.add_argument("--return", dest="returned", type=words, default=None, metavar="REASON", help="it did not pass")
    verb.add_argument("--progress", type=points, default=None, metavar="P", help="points granted to a returned task")
    verb.add_argument("--completed-on", type=day, default=None, metavar="DATE", help="else the day of the claim")
    verb.add_argument("--file", type=place, action="append", default=[], help="evidence")
    verb.add_argument("--on", type=day, default=None, metavar="DATE")
    verb = add(
        "lookback",
        "plan a look back, or tell what it found",
        "life_verbs.look_back",
        "ledger",
        json=_CHANGED,
        today=True,
    )
    verb.add_argument("number", type=words)
    verb.add_argument("--plan", type=day, default=None, metavar="DATE")
    verb.add_argument("--by", type=words, default="", metavar="PERSON")
    verb.add_argument("--finding", type=words, default="", metavar="TEXT")
    verb.add_argument("--untrue", action="store_true", help="the result did not hold: the task is taken up again")
    verb.add_argument("--on", type=day, default=None, metavar="DATE")


def _telling(add: "Callable[..., Parser]") -> None:
    verb = add(
        "review",
        "a unit's objection to a finding, and its answer",
        "life_verbs.review",
        "ledger",
        json=_CHANGED,
        today=True,
    )
    verb.add_argument("number", type=words)
    verb.add_argument("--unit", type=words, default=None, help="asks for a review of the last finding")
    verb.add_argument("--received", type=day, default=None, metavar="DATE", help="the day the finding reached the unit")
    verb.add_argument("--reason", type=words, default="", metavar="TEXT")
    verb.add_argument("--decide", choices=[kind.value for kind in Decision if kind is not Decision.PENDING])
    verb.add_argument("--by", type=words, default="", metavar="PERSON", help="who decides: not who made the finding")
    verb.add_argument("--outcome", type=words, default="", metavar="TEXT")
    verb.add_argument("--on", type=day, default=None, metavar="DATE")
    verb = add("attach", "keep evidence files in the ledger", "life_verbs.attach", "ledger", json=_FILES)
    verb.add_argument("number", type=words)
    verb.add_argument("file", type=place, nargs="+")
    verb.add_argument("--to", choices=[owner.value for owner in Owner], default=Owner.TASK.value)
    verb.add_argument("--id", type=row_id, default=None, help="of what the files prove, as `life` tells it")
    verb = add("files", "evidence files of a task, or of all", "life_verbs.files", "ledger", json=_KEPT)
    verb.add_argument("number", type=words, nargs="?", default=None)
    verb.add_argument("--out", type=place, default=None, metavar="DIR", help="also put copies there")
    verb = add("life", "everything that happened to a task", "life_verbs.life", "ledger", json=_LIFE, today=True)
    verb.add_argument("number", type=words)
