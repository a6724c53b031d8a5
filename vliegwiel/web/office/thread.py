"""The thread on screen: from goal over behaviour and activity to evidence, to walk by mouse, by keyboard or as a list.

What one looks at, what is folded and what is left out stand in the address, so that a colleague sees the same.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.permissions import may_make
from vliegwiel.areas.insights import permissions, queries
from vliegwiel.areas.insights.enums import Gap, LineState
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.people.permissions import may_enter_office
from vliegwiel.areas.strategy.models import EdgeKind
from vliegwiel.areas.strategy.permissions import may_see_judgements
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import Leaf, page_number
from vliegwiel.kit.permissions import require

READERS = _("De rode draad is er voor wie de academie leidt, en voor eigenaren van een doel of gedrag.")
UNPROVEN = "unproven"  # in the address beside the states: lines with nothing known of the effect at their end
LONGEST = 400  # of what an address may say about what is folded
MENDS = {
    Gap.NO_KPI: (_("Kies een maat"), "office:goal"),
    Gap.NO_BEHAVIOUR: (_("Schrijf op wie wat anders doet"), "office:goal"),
    Gap.NO_ACTIVITY: (_("Kijk wat dit gedrag nodig heeft"), "office:behaviour"),
    Gap.NO_DRIVER: (_("Spreek af wat dit in leven houdt"), "office:behaviour_keeping"),
}


@dataclass(frozen=True)
class Mend:
    """What is wrong with what one looks at, and where one mends it. `address`: "" when this reader cannot."""

    gap: Gap
    words: Any
    address: str


@dataclass(frozen=True)
class Addresses:
    """Addresses of this same map, a little different."""

    asked: dict[str, str]

    def to(self, **changed: Any) -> str:
        """The map with these parameters changed; None leaves one out."""
        kept = self.asked | {name: str(value or "") for name, value in changed.items()}
        query = urlencode({name: value for name, value in kept.items() if value})
        return f"?{query}" if query else "?"


@require_GET
def thread(request: HttpRequest) -> HttpResponse:
    ask, asked = _ask(request.GET)
    found = queries.thread_map(request.user, ask)
    require(may_enter_office(request.user) or found.anything, READERS)
    addresses = Addresses(asked)
    context = {
        "map": found,
        "whole": found.tally.get(LineState.WHOLE, 0),
        "ask": ask,
        "states": [
            (state, found.tally.get(state, 0), addresses.to(state=state.value, page=None, at=None))
            for state in LineState
        ],
        "unproven_address": addresses.to(state=UNPROVEN, page=None, at=None),
        "everything_address": addresses.to(state=None, page=None, at=None),
        "purposes": Purpose.choices,
        "nodes": tuple(_placed(node, addresses, ask) for node in found.goals),
        "leaf": Leaf(found.goals, found.page, found.more),
        "query": urlencode({name: value for name, value in asked.items() if value and name not in ("page", "at")}),
        "line": [(node, _kind(node), _page_of(node, request.user)) for node in found.line],
        "mends": list(_mends(found, request.user)),
        "back": addresses.to(at=None),
        "out_address": addresses.to(goal=None, behaviour=None, page=None) if ask.goal or ask.behaviour else "",
        "only": _only(found, addresses, ask),
        "loose_before": addresses.to(loose=ask.loose_page - 1) if ask.loose_page > 1 else "",
        "loose_after": addresses.to(loose=ask.loose_page + 1),
        "loose_address": _toggled(addresses, ask, "loose", folded="loose" not in ask.unfolded),
        "clear": reverse("office:thread"),
    }
    return page(request, "office/thread.html", context, parts=("thread",))


def _ask(given: QueryDict) -> tuple[queries.Ask, dict[str, str]]:
    """What the address says, and the same as text; nonsense says nothing."""
    asked = {
        "goal": _number(given.get("goal", "")),
        "behaviour": _number(given.get("behaviour", "")),
        "state": given.get("state", "") if given.get("state") in (*LineState.values, UNPROVEN) else "",
        "purpose": given.get("purpose", "") if given.get("purpose") in Purpose.values else "",
        "q": given.get("q", "").strip()[:80],
        "at": given.get("at", "")[:40],
        "open": given.get("open", "")[:LONGEST],
        "fold": given.get("fold", "")[:LONGEST],
        "page": _number(given.get("page", "")),
        "loose": _number(given.get("loose", "")),
    }
    ask = queries.Ask(
        goal=int(asked["goal"]) if asked["goal"] else None,
        behaviour=int(asked["behaviour"]) if asked["behaviour"] else None,
        state=LineState(asked["state"]) if asked["state"] in LineState.values else None,
        unproven=asked["state"] == UNPROVEN,
        purpose=Purpose(asked["purpose"]) if asked["purpose"] else None,
        words=asked["q"],
        at=asked["at"],
        unfolded=frozenset(asked["open"].split()),
        folded=frozenset(asked["fold"].split()),
        page=page_number(asked["page"]),
        loose_page=page_number(asked["loose"]),
    )
    return ask, asked


def _number(given: str) -> str:
    return given if given.isdecimal() and len(given) < 10 else ""


@dataclass(frozen=True)
class Placed:
    """A node as the page draws it: where looking at it leads, and folding it, and to the rest of what hangs from it."""

    node: Any
    kind: str
    tally: tuple[tuple[LineState, int], ...]
    address: str
    fold: str
    rest: str
    children: tuple["Placed", ...]


def _kind(node: Any) -> str:
    """Which column it stands in."""
    kind = node.key.partition("-")[0]
    return "activity" if kind == "link" else kind


def _placed(node: Any, addresses: Addresses, ask: queries.Ask) -> Placed:
    kind = _kind(node)
    group = kind in ("goal", "behaviour") and node.total
    return Placed(
        node=node,
        kind=kind,
        tally=tuple((state, node.tally[state]) for state in LineState if node.tally.get(state)) if group else (),
        address=addresses.to(at=None if node.chosen else node.key),
        fold=_toggled(addresses, ask, node.key, folded=node.folded) if group and ask.behaviour is None else "",
        rest=addresses.to(behaviour=node.pk, goal=None, page=None) if kind == "behaviour" else "",
        children=tuple(_placed(child, addresses, ask) for child in getattr(node, "children", ())),
    )


def _toggled(addresses: Addresses, ask: queries.Ask, key: str, *, folded: bool) -> str:
    """The address with this group opened, or closed. Looking at something in it ends when it closes."""
    opened, closed = (
        (ask.unfolded | {key}, ask.folded - {key}) if folded else (ask.unfolded - {key}, ask.folded | {key})
    )
    changed = {"open": " ".join(sorted(opened)), "fold": " ".join(sorted(closed))}
    return addresses.to(**changed) if folded else addresses.to(**changed, at=None, loose=None)


def _only(found: queries.ThreadMap, addresses: Addresses, ask: queries.Ask) -> str:
    """The address with nothing but the goal or behaviour looked at; "" when that is what is shown already."""
    kind, _sep, pk = found.chosen.key.partition("-") if found.chosen else ("", "", "")
    if kind == "goal" and not (ask.goal or ask.behaviour):
        return addresses.to(goal=pk, page=None)
    if kind == "behaviour" and not ask.behaviour:
        return addresses.to(behaviour=pk, goal=None, page=None)
    return ""


def _page_of(node: Any, person: Person) -> str:
    """Where the node itself lives, as far as this reader may go there."""
    kind = _kind(node)
    if kind in ("goal", "behaviour"):
        return reverse(f"office:{kind}", args=[node.pk])
    if kind == "evidence":
        may = permissions.may_see_figures(person)
        return reverse("office:activity", args=[node.slug]) if may else ""
    return reverse("learn:activity", args=[node.slug]) if node.published else ""


def _mends(found: queries.ThreadMap, person: Person) -> Iterable[Mend]:
    """The gaps of what is looked at, each with the page where one mends it."""
    chosen = found.chosen
    for missing in chosen.missing if chosen else ():
        yield Mend(missing.gap, *_mend(missing, chosen, found, person))


def _mend(missing: Any, node: Any, found: queries.ThreadMap, person: Person) -> tuple[Any, str]:
    if missing.edge:
        goal: Any = next(one for one in found.line if one.key.startswith("goal-"))
        judge = goal.theme_owner if missing.edge[0] == EdgeKind.GOAL else goal.owner
        if may_see_judgements(person, judge):
            return _("Kijk naar deze schakel"), reverse("office:edge", args=missing.edge)
        return _("Vraag het aan de eigenaar van het doel"), reverse("office:goal", args=[goal.pk])
    if missing.gap in MENDS:
        words, name = MENDS[missing.gap]
        return words, reverse(name, args=[node.pk])
    if missing.gap == Gap.UNPUBLISHED:
        return _("Maak het af in de studio"), reverse("studio:workbench", args=[node.slug]) if may_make(person) else ""
    if permissions.may_see_figures(person):
        return _("Kijk hoe ver mensen zijn"), reverse("office:activity", args=[node.slug])
    return "", ""
