"""What the register keeps of a paper's text: the paper as printed, and what the officer had changed in its draft."""

import json
from collections.abc import Mapping
from datetime import date

from supervisor_app.domain.papers.drafting import EntryValue
from supervisor_app.domain.papers.paper import Paper, paper_from_json, paper_to_json


def content_of(paper: Paper, changed: Mapping[str, EntryValue]) -> str:
    """A paper and its changes as JSON."""
    kept = {key: {"date": value.isoformat()} if isinstance(value, date) else value for key, value in changed.items()}
    return json.dumps({"paper": json.loads(paper_to_json(paper)), "changed": kept}, ensure_ascii=False)


def paper_of(content: str) -> Paper:
    """The paper as issued; ValueError, KeyError or TypeError when the content is no paper of this kind."""
    return paper_from_json(json.dumps(json.loads(content)["paper"]))


def changes_of(content: str) -> dict[str, EntryValue]:
    """What the officer changed; nothing for content of earlier versions."""
    try:
        kept = json.loads(content)["changed"]
        return {
            key: date.fromisoformat(value["date"]) if isinstance(value, dict) else value for key, value in kept.items()
        }
    except (ValueError, KeyError, TypeError, AttributeError):
        return {}
