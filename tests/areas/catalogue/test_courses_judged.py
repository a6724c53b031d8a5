"""Three courses as one finds them (a handbook page, a module with a quiz, one about review), judged by all checks."""

import datetime as dt

import pytest

from tests.areas.catalogue.test_inspecting import a_charter
from vliegwiel.areas.catalogue import actions, queries
from vliegwiel.areas.strategy.enums import Check
from vliegwiel.areas.strategy.queries import in_force
from vliegwiel.kit import clock

PASSED, FAILED, NOT_ASKED = "passed", "failed", "not_applicable"
HANDBOOK = """# Je eerste dagen

Welkom. Op je eerste dag krijg je een laptop, een pas en een rondleiding. Je begeleider wacht je op bij de balie.

## Accounts

Vraag je accounts aan via de servicebalie. Zet de tweede stap van het inloggen meteen aan.

## Thuis en op kantoor

We werken minstens één dag in de week samen op kantoor. Spreek met je team af welke dag dat is."""
SECURITY = "Vertrouwelijk, juist en beschikbaar: aan die drie toets je elk besluit over gegevens. " * 130
QUIZ = {
    "prompt": "Waar staat de B voor?",
    "kind": "single",
    "options": [
        {"id": "a", "text": "Beschikbaar", "correct": True, "explanation": "Klopt."},
        {"id": "b", "text": "Beveiligd", "correct": False, "explanation": "Nee."},
    ],
}
DECISION = {
    "prompt": "Een collega vraagt je om een wijziging van duizend regels na te kijken vóór de lunch. Wat doe je?",
    "kind": "single",
    "options": [
        {
            "id": "a",
            "text": "Ik vraag haar de wijziging in kleine stukken te knippen.",
            "correct": True,
            "explanation": "Kleine stukken lees je goed, en een fout valt dan nog op.",
        },
        {
            "id": "b",
            "text": "Ik keur goed en zeg dat ik later nog eens kijk.",
            "correct": False,
            "explanation": "Wat eenmaal goedgekeurd is, leest daarna niemand meer terug.",
        },
        {
            "id": "c",
            "text": "Ik lees alleen de tests en laat de rest aan haar over.",
            "correct": False,
            "explanation": "Tests zeggen niet of een ander de code over een jaar begrijpt.",
        },
    ],
}
REVIEW = {
    "situation": "De eerstvolgende wijziging die je nakijkt",
    "task": "Kijk of het ontwerp klopt en schrijf één opmerking met de reden erbij. Vraag een collega of die klopt.",
    "bring_back": "Bespreek met je leidinggevende wat de ander ermee deed.",
}


pytestmark = pytest.mark.django_db


@pytest.fixture
def judged(lea, ines):
    a_charter(lea, **{check.value: "should" for check in Check})
    _charter, believed = in_force()

    def judge(title, summary, *blocks, minutes=5, review_by=None):
        activity = actions.make_activity(title, by=ines)
        activity = actions.settle(activity, review_by=review_by, by=ines)
        draft = activity.drafts.get()
        for kind, data in blocks:
            actions.add_block(draft, kind=kind, by=ines, data=data)
            draft.refresh_from_db()
        draft.summary, draft.minutes = summary, minutes
        draft.save()
        draft.activity = activity
        return {
            point.result.check: (point.result.outcome.value, " ".join(map(str, point.says)))
            for point in queries.compass(draft, believed, purpose="strategic")
        }

    return judge


def outcomes(found):
    return {check.value: outcome for check, (outcome, _says) in found.items()}


def test_a_handbook_page_is_told_that_nothing_is_done(judged):
    found = judged("Je eerste dagen", "Alles over je eerste dagen.", ("text", {"html": HANDBOOK}))
    assert outcomes(found) == {
        "behaviour": FAILED,
        "practice_share": FAILED,
        "retrieval": FAILED,
        "decision": FAILED,
        "feedback": NOT_ASKED,
        "manager": FAILED,
        "peer": FAILED,
        "load": PASSED,
        "accessible": PASSED,
        "language": PASSED,
        "ends": FAILED,
    }
    assert "noem het naslag" in found[Check.PRACTICE_SHARE][1]


def test_a_module_with_a_quiz_is_told_that_remembering_is_no_deciding(judged):
    blocks = ("text", {"html": SECURITY}), ("question", QUIZ)
    found = judged("Veilig met gegevens", "De drie woorden van veiligheid.", *blocks, minutes=12)
    assert [check for check, outcome in outcomes(found).items() if outcome == PASSED] == ["accessible", "language"]
    assert "Deze vraag kun je goed hebben door te lezen." in found[Check.DECISION][1]
    assert found[Check.FEEDBACK][0] == found[Check.LOAD][0] == FAILED


def test_a_course_with_a_decision_and_a_practice_fits_the_charter(judged):
    text = "Een goede opmerking zegt wat je ziet, waarom het telt en wat je zou doen."
    found = judged(
        "Zo kijk je code na",
        "Je geeft bij elke wijziging één opmerking met de reden erbij.",
        ("text", {"html": text}),
        ("question", DECISION),
        ("practice", REVIEW),
        review_by=clock.today() + dt.timedelta(days=200),
    )
    assert set(outcomes(found).values()) == {PASSED}, found
