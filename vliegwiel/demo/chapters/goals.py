"""What Bronwaard wants: three goals with a measure, and the eight behaviours that bring them closer."""

import datetime as dt
from decimal import Decimal
from functools import partial
from typing import Any

from vliegwiel.areas.community import actions as community
from vliegwiel.areas.strategy import actions, queries

from ..story import Story

THEMES: dict[str, dict[str, Any]] = {
    "thuis": {
        "owner": "aleida",
        "title": {"nl": "Iedereen heel thuis", "en": "Everybody home safe"},
        "why": {
            "nl": "Geen leiding is een gewonde waard. We stoppen liever tien keer voor niets dan één keer te laat.",
            "en": "No pipe is worth an injury. We would rather stop ten times for nothing than once too late.",
        },
        "priority": "1",
    },
    "naast_de_klant": {
        "owner": "saskia",
        "title": {"nl": "Naast de klant", "en": "Beside the customer"},
        "why": {
            "nl": "Wie belt wil een antwoord en geen gedoe. Het begint met luisteren en eindigt met doen.",
            "en": "Who calls wants an answer and no fuss. It begins with listening and ends with doing it.",
        },
        "priority": "0.75",
    },
}

GOALS: dict[str, dict[str, Any]] = {
    "heel_thuis": {
        "theme": "thuis",
        "owner": "henkjan",
        "success": {
            "nl": "op elke klus iemand hardop stopt als er iets niet klopt",
            "en": "on every job somebody stops out loud when something is wrong",
        },
        "kpi": {
            "sesoi": "2",
            "source": "Incidentenregister (VGM)",
            "lag_days": 90,
            "definition": {
                "nl": "Elk ongeval op het werk waarna iemand naar een arts ging of een dag thuisbleef.",
                "en": "Every accident at work after which somebody saw a doctor or stayed home a day.",
            },
        },
        "guard": {
            "name": {"nl": "Gemelde bijna-ongevallen, per maand", "en": "Near misses reported, per month"},
            "unit": {"nl": "meldingen", "en": "reports"},
            "baseline": "14",
            "target": "20",
            "leads": "leading",
            "source": "Meldapp",
        },
        "guard_file": ("meldapp.csv", ("14", "13", "16", "17", "19", "18")),
        "statement": {
            "nl": "Iedereen komt heel thuis: van 11 naar 5 ongevallen met letsel in een jaar",
            "en": "Everybody gets home safe: from 11 to 5 accidents with injury in a year",
        },
        "measure": {
            "nl": "Ongevallen met letsel, over de laatste twaalf maanden",
            "en": "Accidents with injury, over the last twelve months",
        },
        "measured_in": {"nl": "ongevallen", "en": "accidents"},
        "n": 11,
        "values": ("11", "11", "10", "9", "9", "8"),
        "target": "5",
    },
    "een_keer": {
        "theme": "naast_de_klant",
        "owner": "saskia",
        "success": {"nl": "klanten ophangen met een antwoord", "en": "customers hang up with an answer"},
        "kpi": {
            "sesoi": "3",
            "source": "Telefooncentrale",
            "lag_days": 30,
            "definition": {
                "nl": "Een vraag is in één contact opgelost als de klant er binnen twee weken niet op terugkomt.",
                "en": "A question is solved in one contact when the customer does not come back to it.",
            },
        },
        "guard": {
            "name": {"nl": "Duur van een gesprek", "en": "Length of a call"},
            "unit": {"nl": "minuten", "en": "minutes"},
            "baseline": "6.5",
            "target": "7",
            "source": "Telefooncentrale",
        },
        "guard_posts": ("Telefooncentrale", ("6.5", "6.6", "6.6", "6.8", "6.7", "6.8")),
        "statement": {
            "nl": "Klanten hoeven niet twee keer te bellen: van 68 naar 80 procent in één contact opgelost",
            "en": "Customers need not call twice: from 68 to 80 per cent solved in one contact",
        },
        "measure": {"nl": "Vragen die in één contact zijn opgelost", "en": "Questions solved in one contact"},
        "measured_in": {"nl": "%", "en": "%"},
        "n": 5210,
        "values": ("68", "67.5", "69", "71", "72.5", "74"),
        "target": "80",
    },
    "gegevens": {
        "theme": "naast_de_klant",
        "owner": "joris",
        "success": {
            "nl": "een vermoeden gemeld wordt voordat iemand er een dag over nadenkt",
            "en": "a suspicion is reported before anybody thinks about it for a day",
        },
        "kpi": {"sesoi": "10", "source": "Register datalekken", "lag_days": 60},
        "statement": {
            "nl": "Klantgegevens zijn bij ons in goede handen: 90 procent van de datalekken binnen een uur gemeld",
            "en": "Customer data is in good hands: 90 per cent of data breaches reported within the hour",
        },
        "measure": {
            "nl": "Datalekken die binnen een uur intern zijn gemeld",
            "en": "Data breaches reported internally within the hour",
        },
        "measured_in": {"nl": "%", "en": "%"},
        "n": 31,
        "values": ("45", "48", "52", "61", "60", "66"),
        "target": "90",
    },
}

# key: goal, owner, chances a month, then actor, situation, action and standard as (Dutch, English)
BEHAVIOURS: dict[str, tuple[str, str, int, tuple[str, str], tuple[str, str], tuple[str, str], tuple[str, str]]] = {
    "stop": (
        "heel_thuis",
        "wouter",
        6,
        ("Een monteur", "A technician"),
        ("die iets anders aantreft dan op tekening staat", "who finds something that is not on the drawing"),
        ("stopt hardop en meldt het bij de werkverantwoordelijke", "stops out loud and reports it to who is in charge"),
        ("binnen vijf minuten, voordat er iets is aangeraakt", "within five minutes, before anything is touched"),
    ),
    "lmra": (
        "heel_thuis",
        "fatima",
        40,
        ("Een monteur of operator", "A technician or operator"),
        ("die aan een klus begint", "who starts a job"),
        ("loopt de drie vragen hardop door met wie er staat", "goes through the three questions out loud"),
        ("bij elke klus, op de plek zelf", "at every job, on the spot itself"),
    ),
    "feedback": (
        "heel_thuis",
        "aleida",
        5,
        ("Een ploeglid", "A member of a crew"),
        ("dat een collega iets onveiligs ziet doen", "who sees a colleague do something unsafe"),
        ("noemt wat hij zag, wat het deed, en stelt een vraag", "says what was seen, what it did, and asks a question"),
        ("dezelfde dienst nog, met zijn tweeën", "in the same shift, just the two of them"),
    ),
    "samenvatten": (
        "een_keer",
        "mirjam",
        30,
        ("Een medewerker klantenservice", "A customer service employee"),
        ("die een boze of verwarde klant aan de lijn heeft", "with an angry or confused customer on the line"),
        ("vat eerst samen en vraagt of het klopt", "sums up first and asks whether it is right"),
        ("de klant zegt ja voordat er een oplossing komt", "the customer says yes before any solution is offered"),
    ),
    "terugbellen": (
        "een_keer",
        "mirjam",
        16,
        ("Wie een klant spreekt", "Whoever speaks with a customer"),
        ("en het gesprek niet af krijgt", "and cannot finish the conversation"),
        ("noemt hardop dag, tijd en naam van het terugbellen", "says out loud on which day, when and who calls back"),
        ("alle drie staan in het dossier voor het ophangen", "all three are in the file before hanging up"),
    ),
    "slecht_nieuws": (
        "een_keer",
        "peter",
        12,
        ("Een medewerker facturatie", "A billing employee"),
        ("die een klant belt over een hogere rekening", "who calls a customer about a higher bill"),
        ("noemt het bedrag in de eerste twee zinnen", "states the amount in the first two sentences"),
        ("en zwijgt daarna drie tellen", "and then keeps silent for three counts"),
    ),
    "datalek": (
        "gegevens",
        "naomi",
        1,
        ("Wie met gegevens van klanten of collega’s werkt", "Whoever works with data of customers or colleagues"),
        ("en een datalek vermoedt", "and suspects a data breach"),
        ("belt het privacyteam of drukt op de knop Datalek", "calls the privacy team or presses the Datalek button"),
        ("binnen tien minuten, ook bij twijfel", "within ten minutes, also when in doubt"),
    ),
    "wie": (
        "gegevens",
        "naomi",
        60,
        ("Wie de telefoon opneemt", "Whoever answers the phone"),
        ("en iets uit een dossier gaat noemen", "and is about to mention something from a file"),
        ("stelt eerst twee open controlevragen", "first asks two open security questions"),
        ("bij iedere beller, ook bij haast", "with every caller, also in a hurry"),
    ),
}


# Which behaviours make the difference, who may say whether they are done, and how often they are.
WATCHED: dict[str, dict[str, Any]] = {
    "stop": {"critical": True, "observers": ["self", "manager", "peer"], "done_now": "0.35", "done_aim": "0.80"},
    "lmra": {"critical": True, "observers": ["self", "peer"], "done_now": "0.50", "done_aim": "0.95"},
    "feedback": {"observers": ["self", "peer"], "done_now": "0.10", "done_aim": "0.40"},
    "samenvatten": {"observers": ["self", "manager", "peer", "customer"], "done_now": "0.30", "done_aim": "0.80"},
    "terugbellen": {"critical": True, "observers": ["self", "system"], "done_now": "0.45", "done_aim": "0.90"},
    "datalek": {"critical": True, "observers": ["self", "manager"], "done_now": "0.30", "done_aim": "0.90"},
}


WHY = (
    "Ik begon hier als leerling op het pompstation. Wat ik kan, leerde ik van wie naast me stond.\n"
    "Dat gun ik iedereen hier. Neem er de tijd voor; ik doe zelf mee."
)
MET_IT = ("noor", "mirjam", "ilse", "femke", "bram", "rachid")  # the others meet it when they sign in


def write(story: Story) -> None:
    story.at(story.moment(182, 10), partial(_set_direction, story))
    story.at(story.moment(181, 9), partial(_tell_why, story))


def _tell_why(story: Story) -> None:
    why = community.tell_why(by=story.who("aleida"), text=WHY)
    for name in MET_IT:
        community.meet_why(why, by=story.who(name))


def _set_direction(story: Story) -> None:
    director = story.who("aleida")
    themes = {key: _write_theme(story, **theme) for key, theme in THEMES.items()}
    for number, (name, plan) in enumerate(GOALS.items()):
        goal = actions.write_goal(
            by=director,
            owner=story.who(plan["owner"]),
            statement=plan["statement"],
            success=plan["success"],
            theme=themes[plan["theme"]],
            measure=plan["measure"],
            measured_in=plan["measured_in"],
            baseline=Decimal(plan["values"][0]),
            baseline_from=story.today - dt.timedelta(days=547),
            baseline_until=story.today - dt.timedelta(days=183),
            baseline_n=plan["n"],
            target=Decimal(plan["target"]),
            starts=story.today - dt.timedelta(days=182),
            due=story.today + dt.timedelta(days=180 + 60 * number),
        )
        _measure_well(story, goal, plan)
        for key, behaviour in BEHAVIOURS.items():
            if behaviour[0] == list(GOALS)[number]:
                story.behaviours[key] = _write_behaviour(story, goal, *behaviour[1:], **WATCHED.get(key, {}))
        story.goals[name] = actions.activate_goal(goal, by=director)
        for month, value in enumerate(plan["values"]):
            story.at(story.moment(180 - 30 * month, 16), partial(_read, story, goal, plan["owner"], month, value))
    story.say(f"{len(GOALS)} goals, {len(BEHAVIOURS)} behaviours")


def _write_theme(story: Story, *, owner: str, title: Any, why: Any, priority: str) -> Any:
    began = story.today - dt.timedelta(days=182)
    person = story.who(owner)
    return actions.write_theme(
        by=story.who("aleida"), owner=person, title=title, why=why, priority=priority, starts=began
    )  # fmt: skip -- one call


def _measure_well(story: Story, goal: Any, plan: dict[str, Any]) -> None:
    """What the owner and the L&D lead agreed on afterwards: what counts, what is worth having, what guards it."""
    guard = plan.get("guard")
    fields = dict(plan["kpi"])
    if guard:
        ends = story.today - dt.timedelta(days=183)
        period = {"baseline_from": ends - dt.timedelta(days=90), "baseline_until": ends, "baseline_n": plan["n"]}
        fields["guardrail"] = actions.write_kpi(goal, by=story.who("femke"), **period, **guard)
        _guard_is_read(story, fields["guardrail"], plan)
    actions.change_kpi(goal.headline, by=story.who("femke"), **fields)


def _guard_is_read(story: Story, guard: Any, plan: dict[str, Any]) -> None:
    """One comes out of a file after five months, another is posted every month by the system that counts it."""
    if "guard_file" in plan:
        story.at(story.moment(29, 11), partial(_read_in, story, guard, *plan["guard_file"]))
    if "guard_posts" in plan:
        system, values = plan["guard_posts"]
        token, _secret = actions.make_token(guard, name=system, days=366, by=story.who("femke"))
        for month, value in enumerate(values):
            story.at(story.moment(180 - 30 * month, 6), partial(_post, story, token, guard, month, value))


def _read_in(story: Story, guard: Any, file_name: str, values: tuple[str, ...]) -> None:
    days = [story.moment(180 - 30 * month).date() for month in range(len(values))]
    lines = ["datum;waarde", *(f"{day:%d-%m-%Y};{value}" for day, value in zip(days, values, strict=True))]
    by = story.who("femke")
    held = actions.receive_readings("\n".join(lines).encode(), file_name=file_name, by=by, kpi=guard)
    actions.apply_readings(held, seen=queries.plan_of_readings(held, by=by).digest, by=by)


def _post(story: Story, token: Any, guard: Any, month: int, value: str) -> None:
    on = story.moment(180 - 30 * month).date()
    actions.post_readings(token, wanted=[queries.Wanted(0, str(guard), guard, on, Decimal(value))])


def _write_behaviour(story: Story, goal: Any, owner: str, chances: int, *texts: tuple[str, str], **watched: Any) -> Any:
    words = [{"nl": dutch, "en": english} for dutch, english in texts]
    fields = dict(zip(("actor", "situation", "action", "standard"), words, strict=True))
    person = story.who(owner)
    return actions.write_behaviour(
        goal, by=story.who("aleida"), owner=person, chances_a_month=chances, **fields, **watched
    )


def _read(story: Story, goal: Any, owner: str, month: int, value: str) -> None:
    on = story.moment(180 - 30 * month).date()
    actions.record_reading(goal.headline, by=story.who(owner), on=on, value=Decimal(value))
