"""Commands on speeches: extract."""

from argparse import Namespace
from typing import Any

from supervisor_app.cli.output import say, say_json
from supervisor_app.exchange.speech_file import read_speech_file
from supervisor_app.paths import resource
from supervisor_app.reading.drafts import Draft, Speech
from supervisor_app.reading.reader import read_speech
from supervisor_app.reading.words import load_words


def extract(args: Namespace) -> None:
    """`extract SPEECH`: the draft tasks of every speech in the file, in the order they stand."""
    text = read_speech_file(args.speech)
    speeches = read_speech(text, load_words(resource("reading")), args.held_on)
    if args.json:
        say_json([_facts(speech, draft) for speech in speeches for draft in speech.drafts])
        return
    for speech in speeches:
        held = f"（{speech.held_on.isoformat()}）" if speech.held_on else ""
        say(f"{speech.title or '未写标题的讲话'}{held}：{len(speech.drafts)} 项拟立项任务")
        for number, draft in enumerate(speech.drafts, 1):
            say(f"{number:>4}  {draft.score:.0%}  {draft.title}")
            say("      " + "　".join(_remarks(draft)))
    if not speeches:
        say("没有读到文字")


def _remarks(draft: Draft) -> list[str]:
    units = [unit + ("（配合）" if unit in draft.cooperating else "") for unit in draft.units]
    told = [
        ("单位", "、".join(units) or "、".join(f"{unit}（承前）" for unit in draft.carried.units)),
        ("时限", "、".join(draft.deadlines)),
        ("指标", "、".join(draft.targets)),
        ("位置", f"{draft.start}–{draft.end}"),
    ]
    return [f"{label} {value}" for label, value in told if value]


def _facts(speech: Speech, draft: Draft) -> dict[str, Any]:
    return {
        "start": draft.start,
        "end": draft.end,
        "text": draft.text,
        "title": draft.title,
        "units": draft.units,
        "cooperating": draft.cooperating,
        "deadlines": draft.deadlines,
        "due": draft.due,
        "cycle": draft.cycle,
        "targets": draft.targets,
        "score": draft.score,
        "carried_units": draft.carried.units,
        "carried_deadlines": draft.carried.deadlines,
        "topic": draft.carried.topic,
        "hooks": [{"kind": hook.kind, "start": hook.start, "end": hook.end, "text": hook.text} for hook in draft.hooks],
        "also_at": draft.places,
        "speech": speech.title,
    }
