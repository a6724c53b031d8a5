"""The lint, as tables: what is refused, what is not, in both languages."""

import datetime as dt

import pytest

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import RoleGrant
from vliegwiel.areas.strategy import queries
from vliegwiel.areas.strategy.models import Goal, Kpi, TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.words import Words

VAGUE = {
    "nl": [
        "weet hoe je veilig tilt",
        "weten waar de brandblusser hangt",
        "ken de procedure",
        "kent de klant",
        "kennen de regels",
        "Begrijpt het belang van veilig werken",
        "begrijp wat de klant wil",
        "BEGRIJPEN waarom het moet",
        "snap de cijfers",
        "snapt het systeem",
        "snappen wat AVG is",
        "zich bewust zijn van risico's",
        "is zich bewust van gevaren",
        "is zich meer bewust van de klant",
        "heeft inzicht in het proces",
        "inzicht hebben in de cijfers",
        "krijgt meer inzicht in de planning",
        "staat open voor feedback",
        "openstaan voor verandering",
        "heeft affiniteit met techniek",
        "affiniteit hebben met data",
        "  - goed begrijpen wat er speelt",
    ],
    "en": [
        "know how to lift safely",
        "Knows the procedure",
        "understand the customer",
        "understands why it matters",
        "is aware of the risks",
        "be aware of hazards",
        "are aware of phishing",
        "appreciates feedback",
        "appreciate the numbers",
        "learn about privacy",
        "learns about the process",
        "be familiar with the system",
        "is familiar with the rules",
        "to fully understand the client",
    ],
}
VISIBLE = {
    "nl": [
        "stopt het werk en meldt de onveilige situatie",
        "weegt de zending voor het laden",  # begins like weet
        "kentekens noteren bij de poort",  # begins like kent
        "vraagt door tot de klant zegt dat het klopt",
        "laat zien dat hij de regels kent",
        "opent de vergadering met een veiligheidsmoment",
        "",
    ],
    "en": [
        "stops the work and reports the unsafe situation",
        "knowledge base articles are updated the same day",  # begins like know
        "asks until the customer says it is right",
        "shows a colleague where it is",
        "",
    ],
}


@pytest.mark.parametrize(("language", "text"), [(language, text) for language in VAGUE for text in VAGUE[language]])
def test_a_verb_nobody_can_see_is_vague_and_gets_a_suggestion(language, text):
    suggestion = queries.vague(text, language)
    first = queries.alternatives(text, language)[0]
    question = {"nl": "Wat zie of hoor je iemand dan doen?", "en": "What would you see or hear somebody do then?"}
    assert suggestion.startswith(question[language])
    assert first in suggestion


@pytest.mark.parametrize(("language", "text"), [(lang, text) for lang in VISIBLE for text in VISIBLE[lang]])
def test_what_one_can_see_is_not_vague(language, text):
    assert queries.vague(text, language) is None
    assert queries.alternatives(text, language) == ()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_suggestion_is_itself_vague(language):
    for text in VAGUE[language]:
        for example in queries.alternatives(text, language):
            assert queries.vague(example, language) is None


def test_the_suggestion_keeps_to_the_subject():
    assert "meldt de onveilige situatie" in queries.vague("begrijpt het belang van veilig werken")
    assert "klant" in queries.vague("weet wat de klant wil")
    assert "customer" in queries.vague("understands the customer", "en")


def a_goal(owner, **changed):
    fields = {
        "statement": Words(nl="Het ziekteverzuim daalt van 7 naar 5 procent"),
        "due": clock.today() + dt.timedelta(days=200),
    }
    measured = {
        "name": Words(nl="Ziekteverzuim"),
        "unit": Words(nl="%"),
        "baseline": 7,
        "baseline_from": dt.date(2026, 1, 1),
        "baseline_until": dt.date(2026, 3, 31),
        "baseline_n": 240,
        "target": 5,
        "sesoi": 1,
        "guardrail_id": 1,
    }
    of_kpi = {
        name: changed.pop(name)
        for name in list(changed)
        if name in measured or name == "direction" or name == "granularity"
    }
    return Goal(owner=owner, **fields | changed), Kpi(**measured | of_kpi)


def codes(thing):
    goal, kpi = thing if isinstance(thing, tuple) else (thing, None)
    return [(weakness.code, weakness.severity, weakness.field) for weakness in queries.weaknesses(goal, headline=kpi)]


def test_a_whole_goal_has_no_weakness(dana):
    assert codes(a_goal(dana)) == []


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({"statement": Words()}, ("LOS-G3", "error", "statement")),
        ({"statement": Words(nl="We worden beter")}, ("LOS-G3", "warning", "statement")),
        ({"due": None}, ("LOS-G2", "error", "due")),
        ({"due": dt.date(2020, 1, 1)}, ("LOS-G2", "error", "due")),
        ({"due": clock.today() + dt.timedelta(days=600)}, ("LOS-G2", "warning", "due")),
        ({"name": Words()}, ("LOS-K1", "error", "measure")),
        ({"baseline": None}, ("LOS-K1", "error", "baseline")),
        ({"target": None}, ("LOS-K2", "error", "target")),
        ({"target": 7}, ("LOS-K2", "error", "target")),
        ({"baseline_from": None}, ("LOS-K1", "error", "baseline_from")),
        ({"baseline_until": None}, ("LOS-K1", "error", "baseline_until")),
        ({"baseline_until": dt.date(2025, 12, 31)}, ("LOS-K1", "error", "baseline_until")),
        ({"baseline_n": None}, ("LOS-K1", "error", "baseline_n")),
        ({"baseline_n": 0}, ("LOS-K1", "error", "baseline_n")),
        ({"direction": "band"}, ("LOS-K2", "error", "ceiling")),
        ({"sesoi": None}, ("LOS-K2", "warning", "sesoi")),
        ({"guardrail_id": None}, ("LOS-K3", "warning", "guardrail")),
        ({"granularity": "person"}, ("LOS-K4", "error", "granularity")),
        ({"name": Words(nl="Afgeronde trainingen")}, ("LOS-K5", "error", "measure")),
        ({"name": Words(nl="Ziekteverzuim", en="Course completions")}, ("LOS-K5", "error", "measure_en")),
    ],
)
def test_each_weakness_of_a_goal_is_found(dana, changed, expected):
    assert codes(a_goal(dana, **changed)) == [expected]


def test_a_statement_that_names_its_measure_needs_no_figure(dana):
    assert codes(a_goal(dana, statement=Words(nl="Minder ziekteverzuim in de loods"))) == []


@pytest.mark.parametrize(
    ("measure", "is_activity"),
    [
        ("Voltooiingen van de e-learning", True),
        ("Aantal afgeronde trainingen", True),
        ("Trainingen gevolgd per medewerker", True),
        ("Deelname", True),
        ("Deelname aan de academie", True),
        ("Leeruren per fte", True),
        ("Inschrijvingen", True),
        ("Deelname aan de werkplekronde", False),
        ("Meldingen per maand", False),
        ("Klanttevredenheid", False),
        ("Aanwezigheid op het werk", False),
    ],
)
def test_counting_learning_is_activity_and_no_result(dana, measure, is_activity):
    found = codes(a_goal(dana, statement=Words(nl="Van 1 naar 2"), name=Words(nl=measure)))
    assert found == ([("LOS-K5", "error", "measure")] if is_activity else [])


@pytest.mark.parametrize(
    ("measure", "is_activity"),
    [
        ("Completion rate", True),
        ("Training hours", True),
        ("Courses completed", True),
        ("Enrolments", True),
        ("Participation in the academy", True),
        ("Complaints a month", False),
        ("Attendance at work", False),
        ("First-time-right deliveries", False),
    ],
)
def test_counting_learning_in_english_is_activity_too(dana, measure, is_activity):
    found = codes(a_goal(dana, name=Words(nl="Ziekteverzuim", en=measure)))
    assert found == ([("LOS-K5", "error", "measure_en")] if is_activity else [])


def test_a_goal_belongs_to_the_line_and_not_to_an_educator(dana, lea):
    assert codes(a_goal(lea)) == [("LOS-G1", "error", "owner")]
    RoleGrant.objects.create(person=dana, role=Role.LND_LEAD)
    assert codes(a_goal(dana)) == [("LOS-G1", "error", "owner")]


def test_many_goals_are_judged_without_asking_for_each_owner(dana, lea, django_assert_num_queries):
    goals = [a_goal(dana), a_goal(lea)]
    with django_assert_num_queries(0):
        assert [len(queries.weaknesses(goal, educators={lea.pk}, headline=kpi)) for goal, kpi in goals] == [0, 1]


def test_an_owner_who_left_and_a_date_gone_by_are_warnings(dana):
    dana.left_on = clock.today() - dt.timedelta(days=1)
    goal = a_goal(dana, state=Goal.State.ACTIVE, starts=dt.date(2020, 1, 1), due=dt.date(2021, 1, 1))
    assert codes(goal) == [("LOS-O1", "warning", "owner"), ("LOS-G2", "warning", "due")]


def a_behaviour(owner, **changed):
    fields = {
        "actor": Words(nl="een monteur"),
        "situation": Words(nl="die aan een machine begint"),
        "action": Words(nl="loopt eerst de vijf punten na"),
        "standard": Words(nl="bij vier van de vijf starts"),
    } | changed
    return TargetBehaviour(owner=owner, **fields)


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, []),
        ({"action": Words(nl="begrijpt de machine")}, [("LOS-B1", "error", "action")]),
        (
            {"action": Words(nl="loopt de vijf punten na", en="is aware of the machine")},
            [("LOS-B1", "error", "action_en")],
        ),
        ({"actor": Words()}, [("LOS-B2", "error", "actor")]),
        ({"situation": Words()}, [("LOS-B2", "error", "situation")]),
        ({"action": Words()}, [("LOS-B2", "error", "action")]),
        ({"standard": Words()}, [("LOS-B2", "error", "standard")]),
        ({"observable": False}, [("LOS-B3", "error", "observable")]),
        ({"chances_a_month": 0}, [("LOS-B4", "warning", "chances_a_month")]),
        (
            {"chances_a_month": 0, "action": Words(nl="weet het")},
            [("LOS-B1", "error", "action"), ("LOS-B4", "warning", "chances_a_month")],
        ),
    ],
)
def test_each_weakness_of_a_behaviour_is_found_errors_first(mara, changed, expected):
    assert codes(a_behaviour(mara, **changed)) == expected


def test_a_vague_behaviour_comes_with_texts_that_could_stand_there(mara):
    (weakness,) = queries.errors(a_behaviour(mara, action=Words(nl="begrijpt het belang van veiligheid")))
    assert weakness.text == "Dit kun je niet zien of horen."
    assert weakness.examples == (
        "stopt het werk en meldt de onveilige situatie",
        "spreekt een collega aan die zijn bril niet draagt",
    )
