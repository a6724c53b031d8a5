"""A rule in words: its tree as half a sentence, what is wrong with it, and the facts by which it holds for somebody."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from django.utils.formats import date_format, number_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from vliegwiel.areas.people.enums import Language, Role
from vliegwiel.kit import clock

from ..enums import Condition, Ground
from ..models import RuleVersion
from .conditions import MOST_DEEP, MOST_LEAVES, MOST_NUMBERS, Names, Node, Path, children, depth, leaves, nodes

MOST_DAYS, MOST_HOURS, MOST_MONTHS = 20_000, 60, 120


@dataclass(frozen=True)
class Wrong:
    """Something a rule still needs. `path` is where in its tree; None: elsewhere."""

    words: str
    path: Path | None = None


def who(tree: Node, names: Names) -> str:
    """The tree as what follows "wie": "in Magazijn werkt en volgens een rooster werkt"."""
    return _said(tree, names, wanted=True, inside=False)


def sentence(version: RuleVersion, title: str, names: Names) -> str:
    """The whole rule, in the reader's language. `title`: of what it gives."""
    said = [_("Wie {who}, krijgt ‘{title}’.").format(who=who(version.conditions, names), title=title or "…")]
    if version.due_days is not None:
        said.append(
            ngettext(
                "Klaar binnen {n} dag nadat dit gaat gelden.",
                "Klaar binnen {n} dagen nadat dit gaat gelden.",
                version.due_days,
            ).format(n=version.due_days)
        )
    elif version.due_on:
        said.append(_("Klaar voor {day}.").format(day=day_words(version.due_on)))
    if version.again_months:
        said.append(
            ngettext("Daarna elke maand opnieuw.", "Daarna elke {n} maanden opnieuw.", version.again_months).format(
                n=version.again_months
            )
        )
    if version.starts and version.starts > clock.today():
        said.append(_("Geldt vanaf {day}.").format(day=day_words(version.starts)))
    if version.ends:
        said.append(_("Geldt tot en met {day}.").format(day=day_words(version.ends)))
    return " ".join(said)


def fact_words(fact: Mapping[str, Any]) -> str:
    """A fact by which a rule holds, as it was kept."""
    since = _day_of(fact.get("since"))
    said = _fact(Condition(fact["is"]), fact.get("value"), str(fact.get("name", "")), bool(fact.get("not")))
    if since and not fact.get("not") and fact["is"] in SINCE:
        return _("{fact}, sinds {day}").format(fact=said, day=day_words(since))
    return said


SINCE = {Condition.UNIT, Condition.POSITION, Condition.ROLE, Condition.ROSTER, Condition.LEADS}


def leaf_words(kind: Condition, value: Any, names: Names, *, wanted: bool = True) -> str:
    """One leaf, as it stands in the sentence."""
    return _said({"is": kind.value, "value": value}, names, wanted=wanted, inside=False)


def day_words(day: dt.date) -> str:
    """A day as one writes it."""
    return date_format(day, "j F Y")


def wrong_with(version: RuleVersion, names: Names) -> list[Wrong]:
    """What a draft still needs before it can be looked at and switched on. Nothing: it can."""
    return [*wrong_tree(version.conditions, names), *_wrong_rest(version)]


def wrong_tree(tree: Node, names: Names) -> list[Wrong]:
    """What is wrong with a tree, each with where."""
    found = []
    if not leaves(tree):
        found.append(Wrong(_("Voeg ten minste één voorwaarde toe: voor wie is dit?"), ()))
    if len(leaves(tree)) > MOST_LEAVES:
        found.append(
            Wrong(_("Een regel heeft hooguit {n} voorwaarden. Maak er twee regels van.").format(n=MOST_LEAVES), ())
        )
    if depth(tree) > MOST_DEEP:
        found.append(Wrong(_("Groepen staan hooguit {n} diep in elkaar.").format(n=MOST_DEEP), ()))
    for path, node in nodes(tree):
        if "is" in node:
            if problem := _wrong_leaf(node, names):
                found.append(Wrong(problem, path))
        elif path and not children(node):
            found.append(Wrong(_("Deze groep is leeg. Voeg een voorwaarde toe of haal de groep weg."), path))
    return found


def _wrong_leaf(node: Node, names: Names) -> str:
    kind, value = Condition(node["is"]), node.get("value")
    if typed := node.get("typed"):
        if kind == Condition.UNIT:
            return _("We kennen geen open afdeling ‘{typed}’. Kies er een uit de lijst.").format(typed=typed)
        if kind == Condition.POSITION:
            return _("We kennen geen functie ‘{typed}’. Kies er een uit de lijst.").format(typed=typed)
        return _("‘{typed}’ kunnen we hier niet gebruiken.").format(typed=typed)
    if kind.says_it_all:
        return ""
    if value in (None, "", []):
        return _("Vul deze voorwaarde in of haal haar weg.")
    if kind in (Condition.UNIT, Condition.POSITION) and names.gone(node, clock.today()):
        return _("Deze afdeling of functie bestaat niet meer. Kies een andere.")
    if kind == Condition.NUMBERS and len(value) > MOST_NUMBERS:
        return _("Een lijst heeft hooguit {n} personeelsnummers.").format(n=MOST_NUMBERS)
    return "" if _usable(kind, value) else _("Dit kan niet. Kijk de waarde na.")


def _usable(kind: Condition, value: Any) -> bool:
    try:
        match kind:
            case Condition.DAYS_LEAST | Condition.DAYS_MOST:
                return isinstance(value, int) and 0 <= value <= MOST_DAYS
            case Condition.HOURS_LEAST | Condition.HOURS_MOST:
                return 0 <= Decimal(value) <= MOST_HOURS
            case Condition.JOINED:
                return bool(dt.date.fromisoformat(value))
            case Condition.ROLE:
                return value in Role.values
            case Condition.LANGUAGE:
                return value in Language.values
            case Condition.NUMBERS:
                return all(isinstance(one, str) for one in value)
            case _:
                return isinstance(value, int)
    except (ValueError, TypeError, InvalidOperation):
        return False


def _wrong_rest(version: RuleVersion) -> list[Wrong]:
    found = []
    if version.activity_id is None:
        found.append(Wrong(_("Kies wat deze mensen krijgen: een activiteit of een programma.")))
    if len(version.reason) < 10:
        found.append(Wrong(_("Schrijf in een paar woorden waarom, ten minste tien tekens. Wie het krijgt leest dit.")))
    if version.ground in (Ground.LAW, Ground.EU_LAW, Ground.CAO) and not version.basis:
        found.append(Wrong(_("Noem de wet of afspraak waarop dit rust.")))
    if version.may_decline and version.ground != Ground.WISH:
        found.append(Wrong(_("Nee zeggen kan alleen bij een eigen wens van de organisatie.")))
    if version.starts and version.ends and version.ends < version.starts:
        found.append(Wrong(_("De laatste dag ligt voor de eerste dag. Draai ze om.")))
    if version.ends and version.ends < clock.today():
        found.append(Wrong(_("De laatste dag ligt in het verleden. Kies een dag vanaf vandaag.")))
    return found


def _said(node: Node, names: Names, *, wanted: bool, inside: bool) -> str:
    if "not" in node:
        return _said(node["not"], names, wanted=not wanted, inside=inside)
    if "is" in node:
        return _leaf_said(Condition(node["is"]), node.get("value"), names, wanted)
    parts = [_said(child, names, wanted=wanted, inside=True) for child in children(node)]
    if not parts:
        return "…"
    joined = parts[0]
    for part in parts[1:]:
        together = _("{one} en {other}") if ("all" in node) == wanted else _("{one} of {other}")
        joined = together.format(one=joined, other=part)
    return f"({joined})" if inside and len(parts) > 1 else joined


def _leaf_said(kind: Condition, value: Any, names: Names, wanted: bool) -> str:
    name = _name(kind, value, names)
    match kind:
        case Condition.UNIT:
            said = _("in {name} werkt"), _("niet in {name} werkt")
        case Condition.POSITION:
            said = _("als {name} werkt"), _("niet als {name} werkt")
        case Condition.ROLE:
            said = _("de rol {name} heeft"), _("niet de rol {name} heeft")
        case Condition.DAYS_LEAST:
            said = _("ten minste {name} dagen in dienst is"), _("nog geen {name} dagen in dienst is")
        case Condition.DAYS_MOST:
            said = _("hooguit {name} dagen in dienst is"), _("meer dan {name} dagen in dienst is")
        case Condition.JOINED:
            said = _("op of na {name} in dienst kwam"), _("voor {name} in dienst kwam")
        case Condition.HOURS_LEAST:
            said = _("ten minste {name} uur per week werkt"), _("minder dan {name} uur per week werkt")
        case Condition.HOURS_MOST:
            said = _("hooguit {name} uur per week werkt"), _("meer dan {name} uur per week werkt")
        case Condition.ROSTER:
            said = _("volgens een rooster werkt"), _("niet volgens een rooster werkt")
        case Condition.LEADS:
            said = _("leiding geeft"), _("geen leiding geeft")
        case Condition.LANGUAGE:
            said = _("in het {name} leest"), _("niet in het {name} leest")
        case Condition.NUMBERS:
            said = _("op een lijst van {name} nummers staat"), _("niet op een lijst van {name} nummers staat")
    return said[0 if wanted else 1].format(name=name)


def _name(kind: Condition, value: Any, names: Names) -> str:
    if value in (None, "", []) and not kind.says_it_all:
        return "…"
    match kind:
        case Condition.UNIT:
            return names.units.get(value) or _("een afdeling die er niet meer is")
        case Condition.POSITION:
            return names.positions.get(value) or _("een functie die er niet meer is")
        case Condition.ROLE:
            return str(Role(value).label)
        case Condition.LANGUAGE:
            return str(Language(value).label)
        case Condition.JOINED:
            day = _day_of(value)
            return day_words(day) if day else "…"
        case Condition.HOURS_LEAST | Condition.HOURS_MOST:
            return number_format(Decimal(value))
        case Condition.NUMBERS:
            return str(len(value))
        case _:
            return str(value)


def _fact(kind: Condition, value: Any, name: str, refused: bool) -> str:
    """Of somebody: "werkt in Magazijn", or "geeft geen leiding"."""
    known = Names(units={value: name} if kind == Condition.UNIT else {}, positions={value: name} if name else {})
    shown: Any = [""] * value if kind == Condition.NUMBERS and isinstance(value, int) else value
    match kind:
        case Condition.UNIT:
            said = _("werkt in {name}"), _("werkt niet in {name}")
        case Condition.POSITION:
            said = _("is {name}"), _("is geen {name}")
        case Condition.ROLE:
            said = _("heeft de rol {name}"), _("heeft niet de rol {name}")
        case Condition.DAYS_LEAST:
            said = _("is ten minste {name} dagen in dienst"), _("is nog geen {name} dagen in dienst")
        case Condition.DAYS_MOST:
            said = _("is hooguit {name} dagen in dienst"), _("is meer dan {name} dagen in dienst")
        case Condition.JOINED:
            said = _("kwam op of na {name} in dienst"), _("kwam voor {name} in dienst")
        case Condition.HOURS_LEAST:
            said = _("werkt ten minste {name} uur per week"), _("werkt minder dan {name} uur per week")
        case Condition.HOURS_MOST:
            said = _("werkt hooguit {name} uur per week"), _("werkt meer dan {name} uur per week")
        case Condition.ROSTER:
            said = _("werkt volgens een rooster"), _("werkt niet volgens een rooster")
        case Condition.LEADS:
            said = _("geeft leiding"), _("geeft geen leiding")
        case Condition.LANGUAGE:
            said = _("leest in het {name}"), _("leest niet in het {name}")
        case Condition.NUMBERS:
            said = _("staat op een lijst van {name} nummers"), _("staat niet op een lijst van {name} nummers")
    return said[1 if refused else 0].format(name=_name(kind, shown, known))


def _day_of(text: Any) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text) if text else None
    except (ValueError, TypeError):
        return None
