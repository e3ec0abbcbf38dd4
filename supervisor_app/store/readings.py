"""The readings of a snapshot that its other parts lean on."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property

from supervisor_app.domain.model import Meeting, Unit
from supervisor_app.domain.office import OfficeSettings
from supervisor_app.domain.papers.notice import Notice
from supervisor_app.domain.standing import TaskLine, Yardstick
from supervisor_app.store import queries
from supervisor_app.store.ledger import Ledger
from supervisor_app.store.office import read_office
from supervisor_app.store.rows import give_up_many, making_many


class Readings:
    """Each read when first asked for."""

    ledger: Ledger
    today: date

    @cached_property
    def office(self) -> OfficeSettings:
        """The office's settings."""
        return read_office(self.ledger.db)

    @cached_property
    def yardstick(self) -> Yardstick:
        """What lights are measured with."""
        return self.office.yardstick(self.today)

    @cached_property
    def units(self) -> Mapping[int, Unit]:
        """Every unit by id, in order of name."""
        return queries.units(self.ledger.db)

    @cached_property
    def lines(self) -> dict[int, TaskLine]:
        """Every task measured, by id, in order of number."""
        give_up_many()
        with making_many():
            return {line.task.id: line for line in queries.task_lines(self.ledger.db, self.yardstick)}

    @cached_property
    def notices(self) -> list[Notice]:
        """The register of papers, newest first."""
        return queries.notices(self.ledger.db)

    @cached_property
    def meetings(self) -> list[Meeting]:
        """Every meeting, the latest first."""
        return queries.meetings(self.ledger.db)
