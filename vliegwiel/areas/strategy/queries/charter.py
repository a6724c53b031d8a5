"""Reading the charter: which version is in force, what its checks are set to, and how two versions differ."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..enums import Check
from ..models import Charter, Principle

PRINCIPLE_FIELDS = ("title", "text", "check_by", "parameters", "severity", "scope")
CHARTER_TEXTS = ("why", "for_whom", "who_decides")


@dataclass(frozen=True)
class Parameter:
    """Something a check can be set to: a whole number between `low` and `high`, or words between commas."""

    name: str
    label: Any
    default: Any
    low: int = 0
    high: int = 0
    suffix: Any = ""
    help: Any = ""

    @property
    def is_words(self) -> bool:
        return isinstance(self.default, str)


PARAMETERS: dict[Check, tuple[Parameter, ...]] = {
    Check.PRACTICE_SHARE: (
        Parameter("percent", gettext_lazy("Ten minste"), 40, 5, 95, gettext_lazy("% van de minuten")),
    ),
    Check.RETRIEVAL: (Parameter("days", gettext_lazy("Ten minste"), 3, 1, 84, gettext_lazy("dagen later")),),
    Check.DECISION: (Parameter("options", gettext_lazy("Ten minste"), 3, 2, 6, gettext_lazy("antwoorden")),),
    Check.FEEDBACK: (
        Parameter("words", gettext_lazy("Ten minste"), 6, 3, 40, gettext_lazy("woorden uitleg per antwoord")),
    ),
    Check.MANAGER: (
        Parameter(
            "names",
            gettext_lazy("Zo heet een leidinggevende hier ook"),
            "",
            help=gettext_lazy("Tussen komma’s, bijvoorbeeld: ploegbaas, voorvrouw."),
        ),
    ),
    Check.PEER: (
        Parameter(
            "names",
            gettext_lazy("Zo heet een collega hier ook"),
            "",
            help=gettext_lazy("Tussen komma’s, bijvoorbeeld: buddy, duo."),
        ),
    ),
    Check.LOAD: (Parameter("minutes", gettext_lazy("Ten hoogste"), 15, 1, 45, gettext_lazy("minuten")),),
    Check.ACCESSIBLE: (
        Parameter("sentence", gettext_lazy("Zinnen gemiddeld ten hoogste"), 20, 8, 40, gettext_lazy("woorden lang")),
    ),
    Check.LANGUAGE: (
        Parameter(
            "allow",
            gettext_lazy("Deze woorden mogen hier wel"),
            "",
            help=gettext_lazy("Tussen komma’s. Bijvoorbeeld een functienaam die in de cao staat."),
        ),
    ),
    Check.ENDS: (Parameter("months", gettext_lazy("Binnen ten hoogste"), 18, 1, 60, gettext_lazy("maanden")),),
}


def current_charter() -> Charter | None:
    """The version in force: the highest that was published. None before the first."""
    found: Charter | None = Charter.objects.published().order_by("-number").first()
    return found


def in_force() -> tuple[Charter | None, list[Principle]]:
    """The charter in force with its principles. One query."""
    newest = Charter.objects.published().order_by("-number").values("pk")[:1]
    believed = list(Principle.objects.filter(charter=newest).select_related("charter").order_by("place", "pk"))
    return (believed[0].charter if believed else None), believed


def draft_charter() -> Charter | None:
    """The next version, while somebody is writing it."""
    return Charter.objects.filter(published_at=None).first()


def principles(charter: Charter) -> list[Principle]:
    """In the order of the document. One query."""
    return list(charter.principles.order_by("place", "pk"))


def as_dict(principle: Principle) -> dict[str, Any]:
    """What can be written of a principle, as it is stored."""
    return {name: getattr(principle, name) for name in PRINCIPLE_FIELDS}


def settings_of(check: Check | None, parameters: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Every parameter of a check with its value, its default where nothing was chosen."""
    given = parameters or {}
    return {one.name: given.get(one.name, one.default) for one in PARAMETERS.get(check, ())} if check else {}


def read_parameters(check: Check | None, given: Mapping[str, Any]) -> tuple[dict[str, Any], dict[str, list[str]]]:
    """The parameters of this check as they are stored, and per field ("percent") what is wrong with what was typed."""
    stored: dict[str, Any] = {}
    wrong: dict[str, list[str]] = {}
    for one in PARAMETERS.get(check, ()) if check else ():
        typed = given.get(one.name, one.default)
        if one.is_words:
            stored[one.name] = ", ".join(words_between_commas(str(typed or "")))[:400]
            continue
        try:
            number = int(typed)
        except (TypeError, ValueError):
            number = one.low - 1
        if not one.low <= number <= one.high:
            text = _("Kies een heel getal van {low} tot en met {high}.")
            wrong[one.name] = [text.format(low=one.low, high=one.high)]
        stored[one.name] = number
    return stored, wrong


def words_between_commas(text: str) -> list[str]:
    """ "buddy,  duo " as ["buddy", "duo"]."""
    return [word for part in text.replace("\n", ",").split(",") if (word := " ".join(part.split()))]


def missing_in_charter(charter: Charter) -> list[str]:
    """What a draft lacks before it can be in force, in sentences; empty when nothing."""
    lacks = []
    if not charter.why:
        lacks.append(_("Schrijf waarom er een academie is."))
    if not charter.for_whom:
        lacks.append(_("Schrijf voor wie zij er is."))
    if not charter.who_decides:
        lacks.append(_("Schrijf wie waarover beslist."))
    mine = principles(charter)
    if not mine:
        lacks.append(_("Voeg ten minste één principe toe."))
    last = current_charter()
    if last and not lacks and not differences(last, charter, mine=mine):
        lacks.append(_("Deze versie zegt hetzelfde als versie {number}.").format(number=last.number))
    return lacks


@dataclass(frozen=True)
class Difference:
    """One part in two versions; `kind` is "added", "removed", "changed", "moved" or "same"."""

    part: str
    kind: str
    old: Any
    new: Any


def beside(old: Charter, new: Charter, *, mine: list[Principle] | None = None) -> list[Difference]:
    """Every part of two versions, old beside new: the three texts, then the principles in the new order, then those
    left out. Two queries (one with `mine`, the new version's principles)."""
    rows = []
    for name in CHARTER_TEXTS:
        before, after = getattr(old, name), getattr(new, name)
        same = before == after and (name != "who_decides" or old.decider == new.decider)
        rows.append(Difference(name, "same" if same else "changed", before, after))
    was = {one.key: one for one in principles(old)}
    now = principles(new) if mine is None else mine
    stayed = [one.key for one in now if one.key in was]
    order = [key for key in was if key in set(stayed)]
    in_place = {
        key
        for block in SequenceMatcher(a=order, b=stayed, autojunk=False).get_matching_blocks()
        for key in order[block.a : block.a + block.size]
    }
    for one in now:
        before = was.get(one.key)
        if before is None:
            kind = "added"
        elif as_dict(before) != as_dict(one):
            kind = "changed"
        else:
            kind = "same" if one.key in in_place else "moved"
        rows.append(Difference(one.key, kind, before, one))
    kept = {one.key for one in now}
    rows += [Difference(key, "removed", one, None) for key, one in was.items() if key not in kept]
    return rows


def differences(old: Charter, new: Charter, *, mine: list[Principle] | None = None) -> list[Difference]:
    """Only what is not the same."""
    return [row for row in beside(old, new, mine=mine) if row.kind != "same"]
