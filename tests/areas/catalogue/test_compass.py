"""Each check of the charter, on a piece that is as it should be and on one that is not; and what breaks it is seen."""

import dataclasses
import datetime as dt

import pytest
from django.utils import translation

from tests.pieces import LAID_OUT
from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.catalogue.queries.compass import (
    CHECKS,
    SENTENCES,
    Examined,
    Finding,
    Outcome,
    avoided,
    examine,
    kept,
    say,
)
from vliegwiel.areas.catalogue.queries.compass.inclusion import LISTS
from vliegwiel.areas.strategy.enums import Check, Scope, Severity
from vliegwiel.areas.strategy.models import Principle
from vliegwiel.areas.strategy.queries import settings_of

TODAY = dt.date(2027, 3, 1)
TEXT = {
    "id": "lees",
    "type": "text",
    "data": {"html": "<h2>Navragen</h2><p>Vraag het na. Vat dan samen. Wacht op het antwoord.</p>"},
}
CHOICE = {
    "id": "kies",
    "type": "question",
    "data": {
        "prompt": "De klant zegt: ‘Dat regelen jullie toch?’ Wat zeg je?",
        "kind": "single",
        "options": [
            {"id": "a", "text": "‘Ja hoor.’", "correct": False, "explanation": "Dan weet niemand wie het doet."},
            {
                "id": "b",
                "text": "‘Wat verwacht u precies?’",
                "correct": True,
                "explanation": "Je hoort nu wat er echt nodig is.",
            },
            {
                "id": "c",
                "text": "‘Daar ga ik niet over.’",
                "correct": False,
                "explanation": "Het klopt misschien, maar de klant staat er alleen voor.",
            },
        ],
    },
}
TRY = {
    "id": "probeer",
    "type": "practice",
    "data": {
        "situation": "Na je volgende gesprek.",
        "task": "Vraag wat de klant onthield. Een collega luistert mee. Vertel het je leidinggevende.",
        "bring_back": "Wat hoorde je dat je niet verwachtte?",
    },
}
PICTURE = {"id": "beeld", "type": "image", "data": {"media": "k", "alt": "Twee mensen aan een balie.", "caption": ""}}
FILM = {
    "id": "film",
    "type": "video",
    "data": {"media": "v", "title": "Voordoen", "captions": {"nl": "c"}, "transcript": "Kijk eerst. Vraag dan."},
}
GOOD = Examined(
    title="Navragen",
    summary="Je vraagt na wat de klant onthield.",
    minutes=6,
    language="nl",
    blocks=(TEXT, PICTURE, FILM, CHOICE, TRY),
    strategic=True,
    review_by=TODAY + dt.timedelta(days=300),
    behaviours=("vraagt na wat de klant hoorde",),
    seconds={"v": 40},
    today=TODAY,
)


def ask(check, piece, **parameters):
    return CHECKS[check](piece, settings_of(check, parameters))


def whys(check, piece, **parameters):
    result = ask(check, piece, **parameters)
    return [(finding.why, finding.block) for finding in result.findings] if result.failed else []


def without(*ids):
    return dataclasses.replace(GOOD, blocks=tuple(raw for raw in GOOD.blocks if raw["id"] not in ids))


def but(**changes):
    return dataclasses.replace(GOOD, **changes)


def with_block(block, **data):
    """The good piece with other data in one block."""
    blocks = tuple(raw if raw["id"] != block else raw | {"data": raw["data"] | data} for raw in GOOD.blocks)
    return dataclasses.replace(GOOD, blocks=blocks)


def html(text):
    return with_block("lees", html=text)


def answers(*changes):
    options = CHOICE["data"]["options"]
    return with_block("kies", options=[one | change for one, change in zip(options, changes, strict=False)])


@pytest.mark.parametrize("check", Check)
def test_the_good_piece_passes_every_check(check):
    assert ask(check, GOOD).outcome == Outcome.PASSED


BAD = [
    (Check.BEHAVIOUR, but(summary="Je weet wat navragen is."), [("behaviour.knowing", "")]),
    (Check.BEHAVIOUR, but(summary="Na deze training begrijp je de klant."), [("behaviour.knowing", "")]),
    (Check.BEHAVIOUR, but(summary="Je krijgt inzicht in klantgesprekken."), [("behaviour.knowing", "")]),
    (Check.BEHAVIOUR, but(summary="In deze module leer je alles over de klant."), [("behaviour.knowing", "")]),
    (
        Check.BEHAVIOUR,
        but(language="en", summary="After this course you will understand customers."),
        [("behaviour.knowing", "")],
    ),
    (Check.BEHAVIOUR, but(behaviours=(), summary="Alles over klanten."), [("behaviour.nobody", "")]),
    (Check.BEHAVIOUR, but(behaviours=(), summary="Heb je ooit een klant gesproken?"), [("behaviour.nobody", "")]),
    (Check.BEHAVIOUR, but(behaviours=(), summary="Deze module helpt je verder."), [("behaviour.nobody", "")]),
    (Check.PRACTICE_SHARE, without("kies", "probeer"), [("practice_share.nothing", "")]),
    (Check.PRACTICE_SHARE, html("<p>" + "Lees dit. " * 1200 + "</p>"), [("practice_share.low", "lees")]),
    (Check.RETRIEVAL, but(follow_up=False), [("retrieval.no_follow_up", "")]),
    (Check.RETRIEVAL, but(asks_after=(1, 2)), [("retrieval.too_late", "")]),
    (Check.RETRIEVAL, without("probeer"), [("retrieval.no_practice", "")]),
    (Check.RETRIEVAL, with_block("probeer", bring_back=" "), [("retrieval.nothing_asked", "probeer")]),
    (Check.DECISION, without("kies"), [("decision.none", "")]),
    (Check.DECISION, answers({}, {}), [("decision.few", "kies")]),
    (
        Check.DECISION,
        with_block(
            "kies",
            prompt="Wat betekent CIA?",
            options=[
                {"id": "a", "text": "Vertrouwelijk, juist, beschikbaar", "explanation": "Dat is de afkorting."},
                {"id": "b", "text": "Een dienst", "explanation": "Dat is iets anders."},
                {"id": "c", "text": "Niets", "explanation": "Het betekent iets."},
            ],
        ),
        [("decision.recall", "kies")],
    ),
    (Check.FEEDBACK, answers({"explanation": "Goed!"}, {}, {}), [("feedback.bare", "kies")]),
    (Check.FEEDBACK, answers({"explanation": "Helaas, dat is fout."}, {}, {}), [("feedback.bare", "kies")]),
    (Check.MANAGER, without("probeer"), [("manager.no_practice", "")]),
    (Check.MANAGER, with_block("probeer", task="Vraag het een collega."), [("manager.nobody", "probeer")]),
    (Check.PEER, without("probeer"), [("peer.no_practice", "")]),
    (Check.PEER, with_block("probeer", task="Vertel het je leidinggevende."), [("peer.nobody", "probeer")]),
    (Check.LOAD, but(minutes=20), [("load.said", "")]),
    (Check.LOAD, html("<p>" + "Lees dit even. " * 1300 + "</p>"), [("load.estimated", "")]),
    (Check.ACCESSIBLE, with_block("beeld", alt=""), [("accessible.no_alt", "beeld")]),
    (Check.ACCESSIBLE, with_block("beeld", alt="IMG_2031.jpg"), [("accessible.empty_alt", "beeld")]),
    (Check.ACCESSIBLE, with_block("beeld", alt="Foto"), [("accessible.empty_alt", "beeld")]),
    (Check.ACCESSIBLE, with_block("film", captions={}), [("accessible.no_captions", "film")]),
    (Check.ACCESSIBLE, with_block("film", captions={"en": "c"}), [("accessible.captions_elsewhere", "film")]),
    (Check.ACCESSIBLE, with_block("film", transcript=""), [("accessible.no_transcript", "film")]),
    (Check.ACCESSIBLE, html('<p>Klik <a href="/x">hier</a>.</p>'), [("accessible.empty_link", "lees")]),
    (Check.ACCESSIBLE, html("<h3>Eerst</h3><p>Dan.</p>"), [("accessible.headings", "lees")]),
    (Check.ACCESSIBLE, html("<p>DIT MAG NOOIT MEER.</p>"), [("accessible.shouted", "lees")]),
    (
        Check.ACCESSIBLE,
        html("<p>" + (" ".join(["woord"] * 30) + ". ") * 3 + "</p>"),
        [("accessible.long_sentences", "lees")],
    ),
    (Check.LANGUAGE, but(title="Mankracht"), [("language.gender", "")]),
    (
        Check.LANGUAGE,
        html("<p>De bejaarden en de invaliden.</p>"),
        [("language.age", "lees"), ("language.person", "lees")],
    ),
    (Check.LANGUAGE, with_block("probeer", task="Bel de allochtonen."), [("language.origin", "probeer")]),
    (Check.ENDS, but(review_by=None), [("ends.none", "")]),
    (Check.ENDS, but(review_by=TODAY - dt.timedelta(days=1)), [("ends.past", "")]),
    (Check.ENDS, but(review_by=TODAY + dt.timedelta(days=900)), [("ends.far", "")]),
]


@pytest.mark.parametrize(("check", "piece", "expected"), BAD)
def test_a_bad_piece_fails_and_says_where(check, piece, expected):
    assert whys(check, piece) == expected


def test_every_check_has_a_bad_example():
    assert {check for check, _piece, _why in BAD} == set(Check)


@pytest.mark.parametrize(
    ("removed", "notice"),
    [
        ("probeer", {Check.RETRIEVAL, Check.MANAGER, Check.PEER}),
        ("kies", {Check.DECISION}),
        ("lees", set()),
        ("beeld", set()),
        ("film", set()),
    ],
)
def test_a_block_taken_out_is_noticed_by_the_checks_that_need_it(removed, notice):
    """The mutation test: the good piece less one block."""
    lacking = without(removed)
    assert {check for check in Check if ask(check, lacking).failed} == notice


def test_without_a_practice_the_share_of_doing_falls_until_it_fails():
    longer = html("<p>" + "Lees dit nog. " * 150 + "</p>")
    blocks = tuple(raw for raw in longer.blocks if raw["id"] != "probeer")
    assert not ask(Check.PRACTICE_SHARE, longer, percent=45).failed
    assert ask(Check.PRACTICE_SHARE, dataclasses.replace(longer, blocks=blocks), percent=45).failed


@pytest.mark.parametrize(
    ("check", "strict", "mild"),
    [
        (Check.PRACTICE_SHARE, {"percent": 95}, {"percent": 5}),
        (Check.DECISION, {"options": 4}, {"options": 3}),
        (Check.FEEDBACK, {"words": 12}, {"words": 4}),
        (Check.LOAD, {"minutes": 5}, {"minutes": 6}),
        (Check.ACCESSIBLE, {"sentence": 2}, {"sentence": 20}),
        (Check.ENDS, {"months": 6}, {"months": 12}),
    ],
)
def test_a_parameter_makes_the_difference(check, strict, mild):
    assert ask(check, GOOD, **strict).failed
    assert not ask(check, GOOD, **mild).failed


def test_an_organisations_own_names_and_words_count():
    own = with_block("probeer", task="Loop mee met je duomaat en zeg het de ploegbaas.")
    assert ask(Check.MANAGER, own).failed
    assert not ask(Check.MANAGER, own, names="ploegbaas, voorvrouw").failed
    assert not ask(Check.PEER, own, names="duomaat").failed
    assert not ask(Check.LANGUAGE, but(title="Mankracht"), allow="mankracht").failed


DIDACTIC = {
    Check.BEHAVIOUR,
    Check.PRACTICE_SHARE,
    Check.RETRIEVAL,
    Check.DECISION,
    Check.FEEDBACK,
    Check.MANAGER,
    Check.PEER,
}


def test_of_pure_information_nothing_didactic_is_asked():
    information = but(is_reference=True, blocks=(TEXT,), summary="Waar de formulieren staan.", behaviours=())
    outcomes = {check: ask(check, information).outcome for check in Check}
    assert {check for check, outcome in outcomes.items() if outcome == Outcome.NOT_APPLICABLE} == DIDACTIC
    assert {outcome for check, outcome in outcomes.items() if check not in DIDACTIC} == {Outcome.PASSED}


def test_feedback_is_not_asked_of_a_piece_without_questions():
    assert ask(Check.FEEDBACK, without("kies")).outcome == Outcome.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("prompt", "options", "is_decision"),
    [
        ("Ron zegt: ‘We gaan door.’ Wat doe je?", ("Bellen", "Graven", "Wachten"), True),
        ("Ze zegt nee. Wat nu?", ("Opnieuw", "Stoppen", "Bellen"), True),
        ("De meter wijkt af.", ("Ik stop en bel", "Ik ga door", "Ik wacht"), True),
        ("Welke wet geldt hier?", ("Arbowet", "AVG", "Wkb"), False),
        ("Waar staat LMRA voor?", ("Laatste minuut", "Lage marge", "Leer mee"), False),
        ("Wat moet je weten over de CIA-driehoek?", ("Drie dingen", "Twee", "Vier"), False),
    ],
)
def test_a_decision_asks_what_one_does(prompt, options, is_decision):
    choices = [{"id": str(n), "text": text, "explanation": "."} for n, text in enumerate(options)]
    assert ask(Check.DECISION, with_block("kies", prompt=prompt, options=choices)).failed is not is_decision


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("nl", "Bemand de balie met vaklui.", {"Bemand": "bezetten, bezetting", "vaklui": "vakmensen"}),
        ("nl", "De mannen van de dienst.", {"De mannen van": "de collega’s van"}),
        ("nl", "Iedere medewerker en zijn/haar manager.", {"zijn/haar": "die, of het meervoud: zij, hun"}),
        ("nl", "Een vrouwelijke monteur belt.", {"vrouwelijke monteur": "de functie, zonder het geslacht"}),
        ("nl", "De bemanningsleden vertrekken; manuscript; invalideren.", {}),
        ("en", "Run a sanity check on the whitelist.", {"sanity check": "quick check", "whitelist": "allowlist"}),
        ("en", "The chairman thanked you guys.", {"chairman": "chair", "you guys": "everyone, all of you"}),
        ("en", "A command handler; romantic; guyswire.", {}),
    ],
)
def test_a_word_that_leaves_somebody_out_comes_with_another(language, text, found):
    assert {one.word: one.instead for one in avoided(text, language)} == found


@pytest.mark.parametrize("language", LISTS)
def test_looking_for_beginnings_first_misses_nothing(language):
    known = LISTS[language]
    for forms in known.pattern.pattern.split("(?P<")[1:]:
        for form in forms.split(">", 1)[1].split(")")[0].split("|") if "(?:" not in forms else ():
            word = form.replace("s?", "s")
            assert [one.word for one in avoided(f"Zo {word} dus.", language)], word


def test_a_summary_may_speak_of_knowing_without_promising_it():
    said = but(summary="Wat je vraagt als je niet weet wie je aan de lijn hebt.")
    assert not ask(Check.BEHAVIOUR, said).failed


@pytest.mark.parametrize(
    ("language", "summary"),
    [
        ("nl", "Je vraagt na wat de klant onthield."),
        ("nl", "Hierna vraag je na wat de klant onthield."),
        ("nl", "Drie vragen. Straks stel je ze hardop."),
        ("en", "You ask what the customer heard."),
        ("en", "After this, you ask what the customer heard."),
        ("en", "Now that you know what to ask, you ask it out loud."),
    ],
)
def test_a_summary_alone_may_say_what_one_does(language, summary):
    assert not ask(Check.BEHAVIOUR, but(behaviours=(), language=language, summary=summary)).failed


def _principle(check, **fields):
    return Principle(key=check.value, check_by=check.value, title="P", **fields)


def test_a_principle_for_goals_alone_is_not_asked_of_own_growth():
    own = but(strategic=False, minutes=40)
    strict = _principle(Check.LOAD, scope=Scope.STRATEGIC, severity=Severity.MUST)
    (point,) = examine(own, [strict])
    assert (point.state, point.stops) == ("not_applicable", False)
    (point,) = examine(but(minutes=40), [strict])
    assert (point.state, point.stops) == ("failed", True)
    (point,) = examine(but(minutes=40), [_principle(Check.LOAD)])
    assert (point.state, point.stops) == ("failed", False)


def test_a_principle_without_a_check_asks_nothing():
    assert examine(GOOD, [Principle(key="veilig", title="Van jou")]) == []


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_finding_has_its_sentence_and_comes_back_as_it_was_kept(language):
    seen = [finding for check, piece, _why in BAD for finding in ask(check, piece).findings]
    seen += [finding for check in Check for finding in ask(check, GOOD).findings]
    seen += [finding for check in Check for finding in ask(check, but(is_reference=True)).findings]
    with translation.override(language):
        for finding in seen:
            assert finding.why in SENTENCES
            assert say(kept(finding.stored())) == say(finding)
            assert "{" not in say(finding)


def test_a_finding_of_a_check_that_was_rewritten_never_breaks_a_page():
    assert "opnieuw" in say(Finding("load.gone")) and "opnieuw" in say(Finding("load.said"))


def test_checks_look_at_nothing_but_the_piece():
    package = {"package": "tillen", "title": "Veilig tillen", "completion": "package", "least": None}
    step = {"items": [{"activity": 1, "title": "Tillen"}], "text": "", "after": "", "opens_on": "", "opens_after": 0}
    kinds = {**LAID_OUT, "package": package, "section": {"title": "Begin", "purpose": ""}, "activity": step}
    others = tuple({"id": f"o{n}", "type": kind, "data": data} for n, (kind, data) in enumerate(kinds.items()))
    every = dataclasses.replace(GOOD, blocks=(*GOOD.blocks, *others))
    before = dataclasses.replace(every)
    for check in Check:
        assert ask(check, every) == ask(check, every)
    assert before == every
    assert {raw["type"] for raw in every.blocks} == set(Kind.values)
