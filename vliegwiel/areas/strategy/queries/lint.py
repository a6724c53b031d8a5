"""What is weak in a goal or a behaviour, in words, with what to do about it.

The codes are those of the design's quality checks (LOS-*). Errors stop a goal from becoming active and a behaviour
from being saved; warnings never stop anything.
"""

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from django.utils.translation import gettext as _

from vliegwiel.areas.people.enums import Role
from vliegwiel.kit import clock
from vliegwiel.kit.words import Words

from ..enums import Direction, Granularity
from ..models import Goal, Kpi, TargetBehaviour
from .language import ACTIVITY_COUNTS, OTHERWISE, SUBJECTS, VAGUE

HORIZON_MONTHS = 18
# What the goal's own form calls the fields of its headline KPI.
AS_ASKED = {"name": "measure", "name_en": "measure_en", "unit": "measured_in"}
Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Weakness:
    """One thing to mend. `field` names the input (Words inputs: `action` for Dutch, `action_en` for English);
    `examples` are texts that could stand in that input."""

    code: str
    severity: Severity
    text: str
    suggestion: str
    field: str
    examples: tuple[str, ...] = ()

    @property
    def is_error(self) -> bool:
        return self.severity == "error"


def weaknesses(
    thing: Goal | Kpi | TargetBehaviour, *, educators: Collection[int] | None = None, headline: Kpi | None = None
) -> list[Weakness]:
    """Errors first, then warnings; empty when nothing is weak. Texts are in the reader's language.

    A goal's are its own and those of its headline KPI, by the names the goal's form has for them (`AS_ASKED`).
    `educators`: ids of people who hold the L&D lead role, for callers that ask about many goals at once; without it
    the owner's roles are looked up. `headline`: the KPI to judge a goal by when it is not the stored one.
    """
    match thing:
        case Goal():
            found = _of_goal(thing, educators, headline or thing.headline or Kpi())
        case Kpi():
            found = _of_kpi(thing)
        case _:
            found = _of_behaviour(thing)
    return sorted(found, key=lambda weakness: not weakness.is_error)


def errors(thing: Goal | Kpi | TargetBehaviour) -> list[Weakness]:
    """Only what must be mended first."""
    return [weakness for weakness in weaknesses(thing) if weakness.is_error]


def vague(text: str, language: str = "nl") -> str | None:
    """What to write instead when `text` starts with a verb nobody can see ("begrijpt ..."); None when it is fine.

    The answer is in the language of the text: its examples are meant to be put in the same place.
    """
    examples = alternatives(text, language)
    if not examples:
        return None
    if language == "en":
        return f"What would you see or hear somebody do then? For example: “{examples[0]}”."
    return f"Wat zie of hoor je iemand dan doen? Bijvoorbeeld: “{examples[0]}”."


def alternatives(text: str, language: str = "nl") -> tuple[str, ...]:
    """Visible behaviours on the same subject as a vague one; empty when the text is not vague."""
    match = VAGUE[language].match(text.strip().lstrip("-–• "))
    if match is None:
        return ()
    for subject in SUBJECTS:
        if subject.words.search(text):
            return subject.examples[language]
    kind = next(name for name, found in match.groupdict().items() if found)
    return OTHERWISE[language][kind]


def _of_goal(goal: Goal, educators: Collection[int] | None, headline: Kpi) -> Iterable[Weakness]:
    if not goal.statement:
        yield Weakness(
            "LOS-G3",
            "error",
            _("Er staat nog niet wat er moet veranderen."),
            _("Schrijf één zin, bijvoorbeeld: “We halveren het aantal ongevallen met verzuim.”"),
            "statement",
        )
    elif not _mentions_a_figure(goal, headline):
        yield Weakness(
            "LOS-G3",
            "warning",
            _("De zin noemt geen getal en niet de maat waaraan je het ziet."),
            _("Noem hoeveel, of noem de maat: “van 12 naar 6”."),
            "statement",
        )
    teaches = goal.owner_id in educators if educators is not None else goal.owner.holds(Role.LND_LEAD)
    if teaches:
        yield Weakness(
            "LOS-G1",
            "error",
            _("De eigenaar is een opleider. Een doel hoort bij iemand in de lijn."),
            _("Vraag wie er in de organisatie op wordt aangesproken en maak die eigenaar."),
            "owner",
        )
    if not goal.owner.is_active:
        yield Weakness(
            "LOS-O1",
            "warning",
            _("De eigenaar werkt hier niet meer."),
            _("Draag het doel over aan iemand anders."),
            "owner",
        )
    yield from _of_dates(goal)
    for weakness in _of_kpi(headline):
        yield replace(weakness, field=AS_ASKED.get(weakness.field, weakness.field))


def _of_dates(goal: Goal) -> Iterable[Weakness]:
    if goal.due is None:
        yield Weakness(
            "LOS-G2",
            "error",
            _("Er staat niet wanneer het gelukt moet zijn."),
            _("Kies een datum binnen anderhalf jaar."),
            "due",
        )
    elif goal.due <= goal.starts:
        yield Weakness(
            "LOS-G2", "error", _("De einddatum ligt niet na de begindatum."), _("Kies een latere einddatum."), "due"
        )
    elif goal.due > _months_on(clock.today(), HORIZON_MONTHS):
        yield Weakness(
            "LOS-G2",
            "warning",
            _("De einddatum ligt verder weg dan anderhalf jaar."),
            _("Kies een tussendoel dat je eerder kunt zien."),
            "due",
        )
    elif goal.is_active and goal.due < clock.today():
        yield Weakness(
            "LOS-G2", "warning", _("De einddatum is voorbij."), _("Sluit het doel af of kies een nieuwe datum."), "due"
        )


def _of_kpi(kpi: Kpi) -> Iterable[Weakness]:
    if not kpi.name:
        yield Weakness(
            "LOS-K1",
            "error",
            _("Er staat niet waaraan je ziet dat het lukt."),
            _("Kies een maat die al wordt bijgehouden, bijvoorbeeld: ongevallen met verzuim."),
            "name",
        )
    for language, text in kpi.name.items():
        if language in ACTIVITY_COUNTS and ACTIVITY_COUNTS[language].search(text):
            yield Weakness(
                "LOS-K5",
                "error",
                _("Dit is activiteit, geen resultaat."),
                _("Wat wordt er op het werk beter als mensen dit geleerd hebben? Meet dat."),
                _input("name", language),
            )
    yield from _of_baseline(kpi)
    yield from _of_target(kpi)
    if kpi.granularity == Granularity.PERSON and kpi.person_level_agreed_by_id is None:
        yield Weakness(
            "LOS-K4",
            "error",
            _("Deze maat volgt mensen één voor één."),
            _("Meet per team, of vraag eerst de ondernemingsraad."),
            "granularity",
        )
    if kpi.guardrail_id is None:
        yield Weakness(
            "LOS-K3",
            "warning",
            _("Er staat niet wat er ondertussen niet slechter mag worden."),
            _("Kies een maat die je meteen ziet als het doorslaat, bijvoorbeeld: klachten."),
            "guardrail",
        )


def _of_baseline(kpi: Kpi) -> Iterable[Weakness]:
    if kpi.baseline is None:
        yield Weakness(
            "LOS-K1",
            "error",
            _("Er staat niet waar je nu staat."),
            _("Vul de waarde van vandaag in, of de laatste die je kent."),
            "baseline",
        )
        return
    if kpi.baseline_from is None or kpi.baseline_until is None:
        yield Weakness(
            "LOS-K1",
            "error",
            _("Er staat niet over welke periode het begin gemeten is."),
            _("Vul de eerste en de laatste dag in, bijvoorbeeld die van het afgelopen kwartaal."),
            "baseline_until" if kpi.baseline_from else "baseline_from",
        )
    elif kpi.baseline_until < kpi.baseline_from:
        yield Weakness(
            "LOS-K1",
            "error",
            _("De periode van het begin eindigt voor hij begint."),
            _("Kijk de twee dagen na."),
            "baseline_until",
        )
    if not kpi.baseline_n:
        yield Weakness(
            "LOS-K1",
            "error",
            _("Er staat niet op hoeveel gevallen het begin berust."),
            _("Vul in hoeveel meldingen, gesprekken of klanten geteld zijn."),
            "baseline_n",
        )


def _of_target(kpi: Kpi) -> Iterable[Weakness]:
    if kpi.target is None:
        yield Weakness(
            "LOS-K2",
            "error",
            _("Er staat niet waar je heen wilt."),
            _("Vul in welke waarde je wilt bereiken."),
            "target",
        )
    elif kpi.target == kpi.baseline and kpi.direction != Direction.BAND:
        yield Weakness(
            "LOS-K2",
            "error",
            _("Het doel is hetzelfde als het begin."),
            _("Kies een waarde die hoger of lager is dan nu."),
            "target",
        )
    elif kpi.direction == Direction.BAND and kpi.ceiling is None:
        yield Weakness(
            "LOS-K2",
            "error",
            _("De band heeft nog geen bovenkant."),
            _("Vul in tussen welke twee waarden het goed is."),
            "ceiling",
        )
    if kpi.sesoi is None or kpi.sesoi <= 0:
        yield Weakness(
            "LOS-K2",
            "warning",
            _("Er staat niet welk verschil de moeite waard is."),
            _("Spreek af welk verschil je nog wilt zien. Zonder dat kan later niemand zeggen of het werkte."),
            "sesoi",
        )


def _of_behaviour(behaviour: TargetBehaviour) -> Iterable[Weakness]:
    missing: dict[str, tuple[str, str]] = {
        "actor": (_("Er staat niet wie het doet."), _("Bijvoorbeeld: “een monteur”.")),
        "situation": (_("Er staat niet in welke situatie."), _("Bijvoorbeeld: “die aan een machine begint”.")),
        "action": (_("Er staat niet wat iemand doet."), _("Bijvoorbeeld: “loopt eerst de vijf punten na”.")),
        "standard": (_("Er staat niet wanneer het goed genoeg is."), _("Bijvoorbeeld: “bij vier van de vijf starts”.")),
    }
    for field, (text, suggestion) in missing.items():
        if not getattr(behaviour, field):
            yield Weakness("LOS-B2", "error", text, suggestion, field)
    for language, text in behaviour.action.items():
        if language in VAGUE and (instead := vague(text, language)):
            yield Weakness(
                "LOS-B1",
                "error",
                _("Dit kun je niet zien of horen."),
                instead,
                _input("action", language),
                alternatives(text, language),
            )
    if not behaviour.observable:
        yield Weakness(
            "LOS-B3",
            "error",
            _("Een ander zou dit maandag niet kunnen zien of horen."),
            _("Schrijf op wat een collega iemand ziet doen of hoort zeggen."),
            "observable",
        )
    if behaviour.chances_a_month < 1:
        yield Weakness(
            "LOS-B4",
            "warning",
            _("De kans komt minder dan één keer per maand."),
            _("Binnen zes weken is dan niet te zien of het lukt. Kies een situatie die vaker komt."),
            "chances_a_month",
        )
    if not behaviour.owner.is_active:
        yield Weakness(
            "LOS-O1",
            "warning",
            _("De eigenaar werkt hier niet meer."),
            _("Draag het gedrag over aan iemand anders."),
            "owner",
        )


def _input(field: str, language: str) -> str:
    return field if language == "nl" else f"{field}_{language}"


def _mentions_a_figure(goal: Goal, headline: Kpi) -> bool:
    """A digit, or a word of five letters or more that the measure's name has too."""
    for language, text in goal.statement.items():
        if re.search(r"\d", text) or _telling(text) & _telling(Words(headline.name).get(language, "")):
            return True
    return False


def _telling(text: str) -> set[str]:
    return {word for word in re.findall(r"\w+", text.casefold()) if len(word) >= 5}


def _months_on(day: date, months: int) -> date:
    """The same day some months later; the 28th where the month may be too short."""
    years, month = divmod(day.month - 1 + months, 12)
    return date(day.year + years, month + 1, min(day.day, 28))
