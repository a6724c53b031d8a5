"""What Bronwaard believes about learning: a first charter, a stricter second, exceptions, and a third begun."""

import datetime as dt
from decimal import Decimal
from functools import partial
from typing import Any

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.queries import on_the_shelf
from vliegwiel.areas.strategy import actions, queries
from vliegwiel.kit import clock

from ..story import Story

TEXTS = {
    "why": {
        "nl": "Schoon water komt niet uit een boek. Het komt van mensen die op tijd stoppen, goed overdragen en een "
        "klant "
        "laten uitpraten. De academie is er om dat te oefenen, op de plek waar het gebeurt, zodat iedereen heel "
        "thuiskomt "
        "en een klant geen tweede keer hoeft te bellen.",
        "en": "Clean water does not come from a book. It comes from people who stop in time, hand over well and let a "
        "customer finish. The academy is there to practise that, where it happens, so that everybody gets home safe "
        "and "
        "a customer need not call twice.",
    },
    "for_whom": {
        "nl": "Voor iedereen bij Bronwaard: in de sleuf, in de regiekamer, aan de telefoon en op kantoor. Ook voor "
        "wie ’s "
        "nachts werkt of geen mailadres heeft, en voor wie bij ons inleent.",
        "en": "For everybody at Bronwaard: in the trench, in the control room, on the phone and in the office. Also "
        "for "
        "those who work nights, have no e-mail address, or are hired in.",
    },
    "who_decides": {
        "nl": "De directie kiest de doelen. De leidinggevende van wie een gedrag gevraagd wordt is eigenaar en zegt "
        "of een "
        "activiteit erbij past. De academie bewaakt deze principes en geeft een uitzondering als het nodig is, met een "
        "reden en een einddatum. De ondernemingsraad leest elk half jaar mee.",
        "en": "The board chooses the goals. Whoever leads the people a behaviour is asked of owns it, and says "
        "whether an "
        "activity fits. The academy guards these principles and gives an exception where needed, with a reason and an "
        "end date. The works council reads along every half year.",
    },
}
# key: title and text as (Dutch, English), what checks it, with which parameters, and whether it is a must
Believed = tuple[tuple[str, str], tuple[str, str], str, dict[str, Any], bool]
FIRST: dict[str, Believed] = {
    "zien": (
        ("Een ander moet het kunnen zien", "Somebody else must be able to see it"),
        (
            "Elke activiteit zegt wat je hierna anders doet. “Bewust zijn van” is geen doel.",
            "Every activity says what you do differently afterwards. “Being aware of” is no goal.",
        ),
        "behaviour",
        {},
        True,
    ),
    "doen": (
        ("Meer doen dan lezen", "More doing than reading"),
        (
            "Je kiest, probeert en kijkt terug. Lezen is de aanloop.",
            "You choose, try and look back. Reading is the run-up.",
        ),
        "practice_share",
        {"percent": 50},
        False,
    ),
    "keuze": (
        ("We oefenen de keuze van dinsdagochtend", "We practise Tuesday morning’s choice"),
        (
            "De bewoner wacht, de meter wijkt af, de klant is boos. Wat doe je?",
            "The resident waits, the meter is off, the customer is angry. What do you do?",
        ),
        "decision",
        {"options": 3},
        False,
    ),
    "uitleg": (
        ("Ook een fout antwoord leert je iets", "A wrong answer teaches you something too"),
        (
            "Bij elk antwoord staat wat er dan gebeurt, en waarom iemand het toch zou kiezen.",
            "Every answer says what happens then, and why somebody might choose it.",
        ),
        "feedback",
        {"words": 6},
        True,
    ),
    "terug": (
        ("Het komt na drie dagen terug", "It comes back after three days"),
        (
            "En na twee en zes weken. Wat niet terugkomt, verdwijnt.",
            "And after two and six weeks. What does not come back, goes.",
        ),
        "retrieval",
        {"days": 3},
        False,
    ),
    "kort": (
        ("Het past in een koffiepauze", "It fits in a coffee break"),
        ("Tien minuten is het meeste wat we vragen.", "Ten minutes is the most we ask."),
        "load",
        {"minutes": 10},
        True,
    ),
    "iedereen": (
        ("Iedereen kan het volgen", "Everybody can follow"),
        (
            "Korte zinnen, ondertitels, tekst bij beeld: ook op een telefoon in de regen.",
            "Short sentences, captions, text with pictures: also on a phone in the rain.",
        ),
        "accessible",
        {"sentence": 18},
        True,
    ),
    "nalopen": (
        ("Wat oud is, loopt iemand na", "What is old is looked at again"),
        (
            "Geen datum, geen plek op de plank.",
            "No date, no place on the shelf.",
        ),
        "ends",
        {"months": 18},
        True,
    ),
    "van_jou": (
        ("Wat je hier zegt, is van jou", "What you say here is yours"),
        (
            "Pogingen en notities tellen nooit mee bij een beoordeling.",
            "Attempts and notes never count in an appraisal.",
        ),
        "",
        {},
        False,
    ),
}
SECOND: dict[str, Believed] = {
    "samen": (
        ("Je leert met wie er naast je staat", "You learn with whoever stands beside you"),
        (
            "Uit een half jaar bleek: wie een collega laat meekijken, past het vaker toe. Daarom hoort bij elke "
            "oefening "
            "iemand anders.",
            "Half a year showed: whoever has a colleague look on applies it more often. So every practice has somebody "
            "else in it.",
        ),
        "peer",
        {"names": "mangatwacht, ploegmaat, werkverantwoordelijke"},
        True,
    ),
    "kans": (
        ("Je leidinggevende maakt de kans", "Your manager makes the chance"),
        (
            "Niet om te controleren, maar omdat oefenen tijd en een geschikte klus vraagt.",
            "Not to check on you, but because practising takes time and a fitting job.",
        ),
        "manager",
        {"names": "teamleider, ploegleider, coach"},
        False,
    ),
    "woorden": (
        ("We schrijven voor alle collega’s", "We write for all colleagues"),
        (
            "Vakmensen zijn er in alle soorten. Onze zinnen ook.",
            "There are all kinds of people in our trades. Our sentences show it.",
        ),
        "language",
        {"allow": ""},
        True,
    ),
}
NOTES = {
    1: {
        "nl": "Hiermee beginnen we. Over een half jaar kijken we wat het ons bracht.",
        "en": "This is where we start. In half a year we look at what it brought us.",
    },
    2: {
        "nl": "Wie samen oefent, past vaker toe. Daarom staan de collega en de leidinggevende er nu bij.",
        "en": "Whoever practises together applies more. So the colleague and the manager are now part of it.",
    },
}
# The academy's own measures, beside the headline: name, unit, what counts, from, to, and the monthly readings
MEASURES: tuple[tuple[Any, Any, Any, str, str, tuple[str, ...]], ...] = (
    (
        {"nl": "Afgerond en daarna toegepast", "en": "Finished and then applied"},
        {"nl": "% van wie afrondde", "en": "% of those who finished"},
        {
            "nl": "Wie zegt het gedaan te hebben én door een ander gezien is, binnen zes weken na afronden.",
            "en": "Who says to have done it and was seen by another, within six weeks of finishing.",
        },
        "18",
        "30",
        ("18", "19", "22", "23", "26"),
    ),
    (
        {"nl": "Vragen beantwoord zonder opleiding", "en": "Requests answered without a course"},
        {"nl": "% van de vragen", "en": "% of requests"},
        {
            "nl": "Een werkkaart, een gesprek of een aanpassing van het werk loste het op.",
            "en": "A job aid, a conversation or a change of the work solved it.",
        },
        "10",
        "35",
        ("10", "14", "21", "24", "31"),
    ),
)
# activity, check, days ago it was given, days it holds, reason
WAIVERS = (
    (
        "stop-en-meld",
        "peer",
        44,
        120,
        "Stoppen doe je alleen als het moet. De ploegmaat komt erin bij de herziening met de toezichthouders.",
    ),
    ("wie-spreek-ik", "peer", 40, 70, "Esther herschrijft de oefening zodra het nieuwe telefoonsysteem staat."),
    ("terugbelafspraak", "peer", 46, 30, "De oefening met een meeluisterende collega is in september klaar."),
)


def write(story: Story) -> None:
    story.at(story.moment(178, 10), partial(_first, story))
    story.at(story.moment(176, 11), partial(_measure, story))
    story.at(story.moment(54, 10), partial(_second, story))
    story.at(story.moment(50, 15), partial(_publish, story, 2))
    for slug, check, ago, days, reason in WAIVERS:
        story.at(story.moment(ago, 11), partial(_waive, story, slug, check, days, reason))
    story.at(story.moment(38, 14), partial(_look_again, story))
    story.at(story.moment(4, 16, 20), partial(_third, story))


def _first(story: Story) -> None:
    by = story.who("femke")
    charter = actions.begin_charter(by=by)
    for part, text in TEXTS.items():
        charter = actions.write_charter(charter, part=part, text=text, version=charter.version, by=by)
    _believe(charter, FIRST, by)
    _publish(story, 1)


def _measure(story: Story) -> None:
    by = story.who("femke")
    today = clock.today()
    for name, unit, definition, baseline, target, values in MEASURES:
        kpi = actions.write_kpi(
            None,
            by=by,
            name=name,
            unit=unit,
            definition=definition,
            owner=by,
            source="Vliegwiel",
            baseline=Decimal(baseline),
            baseline_from=today - dt.timedelta(days=90),
            baseline_until=today,
            baseline_n=120,
            target=Decimal(target),
            due=today + dt.timedelta(days=365),
            sesoi=Decimal("3"),
        )
        for month, value in enumerate(values):
            story.at(story.moment(170 - 34 * month, 9, 30), partial(_read, by, kpi, Decimal(value)))


def _read(by: Any, kpi: Any, value: Decimal) -> None:
    actions.record_reading(kpi, by=by, on=clock.today(), value=value, n=120)


def _second(story: Story) -> None:
    """Written, tried on the shelf, and then made a little stricter still: so what was tried no longer counts."""
    by = story.who("femke")
    charter = actions.begin_charter(by=by)
    charter = _believe(charter, SECOND, by)
    catalogue.run_recheck(catalogue.ask_recheck(charter, by=by))
    short = queries.as_dict(charter.principles.get(check_by="load"))
    short["parameters"] = {"minutes": 8}
    short["text"] = {"nl": "Acht minuten is het meeste wat we vragen.", "en": "Eight minutes is the most we ask."}
    key = charter.principles.get(check_by="load").key
    actions.write_principle(charter, key=key, version=charter.version, by=story.who("aleida"), **short)


def _believe(charter: Any, believed: dict[str, Believed], by: Any) -> Any:
    for title, text, check, parameters, must in believed.values():
        charter = actions.write_principle(
            charter,
            version=charter.version,
            by=by,
            title=dict(zip(("nl", "en"), title, strict=True)),
            text=dict(zip(("nl", "en"), text, strict=True)),
            check_by=check,
            parameters=parameters,
            severity="must" if must else "should",
            scope="strategic" if check in ("behaviour", "practice_share", "retrieval", "peer", "manager") else "all",
        )
    return charter


def _publish(story: Story, number: int) -> None:
    draft = queries.draft_charter()
    if draft:
        actions.publish_charter(draft, by=story.who("femke"), version=draft.version, note=NOTES[number])
        story.say(f"charter v{number}")


def _waive(story: Story, slug: str, check: str, days: int, reason: str) -> None:
    until = clock.today() + dt.timedelta(days=days)
    catalogue.waive(story.shelf[slug], check=check, reason=reason, until=until, by=story.who("femke"))


def _look_again(story: Story) -> None:
    """Gerben looks his first piece over under the new charter; the others wait for their turn."""
    for edition in on_the_shelf().filter(activity=story.shelf["stop-en-meld"]).select_related("activity__owner"):
        catalogue.check_edition(edition, by=edition.activity.owner)


def _third(story: Story) -> None:
    director = story.who("aleida")
    charter = actions.begin_charter(by=director)
    text = {
        language: said.replace("elk half jaar", "elk kwartaal").replace("every half year", "every quarter")
        for language, said in TEXTS["who_decides"].items()
    }
    charter = actions.write_charter(charter, part="who_decides", text=text, version=charter.version, by=director)
    kans = charter.principles.get(check_by="manager")
    stricter = queries.as_dict(kans) | {"severity": "must"}
    actions.write_principle(charter, key=kans.key, version=charter.version, by=director, **stricter)
