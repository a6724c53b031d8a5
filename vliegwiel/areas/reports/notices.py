"""What reports tell people."""

import datetime as dt
from dataclasses import dataclass
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from vliegwiel.kit.notices import Notice

from .enums import Scope


@dataclass(frozen=True, kw_only=True)
class ReportReady(Notice):
    """It is its turn. Nothing of what stands in it is told here."""

    title: str
    on: str
    by: str
    view: int
    page = "office:report_view"

    @property
    def text(self) -> str:
        facts = {"title": self.title, "day": _day(self.on), "by": self.by}
        return _("‘{title}’ van {day} staat klaar. {by} laat het bij je langskomen.").format(**facts)

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.view,)

    @property
    def url(self) -> str:
        return f"{super().url}?day={self.on}"


@dataclass(frozen=True, kw_only=True)
class ReadersMissed(Notice):
    """Some it goes round to got nothing. left: who works here no more; may_not: who may not see it."""

    title: str
    left: str
    may_not: str
    view: int
    page = "office:report_schedule"

    @property
    def text(self) -> str:
        facts = {"title": self.title, "left": self.left, "may_not": self.may_not}
        if self.left and self.may_not:
            return _("‘{title}’ ging niet naar {left} (uit dienst) en {may_not} (mag het niet zien).").format(**facts)
        if self.left:
            return _("‘{title}’ ging niet naar {left}: uit dienst.").format(**facts)
        return _("‘{title}’ ging niet naar {may_not}: die mag het niet zien.").format(**facts)

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.view,)


@dataclass(frozen=True, kw_only=True)
class ScheduleEnded(Notice):
    """Whoever saved it left, or may see it no longer: it comes by no more until somebody takes it over."""

    title: str
    owner: str
    page = "office:reports"

    @property
    def text(self) -> str:
        return _(
            "‘{title}’ komt niet meer vanzelf langs: {owner} beheert het niet meer. Neem het over als dat nodig is."
        ).format(title=self.title, owner=self.owner)


@dataclass(frozen=True, kw_only=True)
class TeamReportReady(ReportReady):
    page = "lead:report_view"


@dataclass(frozen=True, kw_only=True)
class TeamReadersMissed(ReadersMissed):
    page = "lead:report_schedule"


@dataclass(frozen=True, kw_only=True)
class TeamScheduleEnded(ScheduleEnded):
    page = "lead:report_views"


READY: dict[str, type[ReportReady]] = {Scope.NAMES: ReportReady, Scope.TEAM: TeamReportReady}
MISSED: dict[str, type[ReadersMissed]] = {Scope.NAMES: ReadersMissed, Scope.TEAM: TeamReadersMissed}
ENDED: dict[str, type[ScheduleEnded]] = {Scope.NAMES: ScheduleEnded, Scope.TEAM: TeamScheduleEnded}


@dataclass(frozen=True, kw_only=True)
class ExportReady(Notice):
    title: str
    export: int
    until: str
    page = "learn:export"

    @property
    def text(self) -> str:
        return _("Je bestand ‘{title}’ is klaar. Het staat er tot en met {day}.").format(
            title=self.title, day=_day(self.until)
        )

    @property
    def url_args(self) -> tuple[Any, ...]:
        return (self.export,)


def _day(told: str) -> str:
    return date_format(dt.date.fromisoformat(told), "j F Y")
