"""What can watch people is off until the council agreed; who wrote it down and who took it back stays readable."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.observation.enums import CHECKLISTS, OBSERVERS
from vliegwiel.areas.strategy import actions, jobs, queries
from vliegwiel.areas.strategy.models import Consent, ConsentDocument, ConsentEnd, PrivacySetting
from vliegwiel.kit import clock
from vliegwiel.kit.consent import FEATURES
from vliegwiel.kit.jobs import at_once
from vliegwiel.kit.notices import worded

pytestmark = pytest.mark.django_db
PDF = b"%PDF-1.7 het besluit"
LINK = "https://intranet.example/besluit"


def told():
    return [(one.person, worded(one.kind, one.facts).text) for one in Message.objects.order_by("pk")]


@pytest.fixture
def record():
    """`record(hugo, link="")`: observers, agreed by the council today, with a link."""

    def _record(by, feature=OBSERVERS.key, **more):
        said = {"decided_on": clock.today(), "link": LINK} | more
        return actions.record_consent(feature, by=by, **said)

    return _record


def test_a_bare_academy_has_everything_off_and_each_switch_is_explained_on_one_page():
    assert {one.feature.key: one.is_on for one in queries.switches()} == dict.fromkeys(
        ("seen-at-work", "observers", "checklists"), False
    )
    for feature in FEATURES.values():
        told = [getattr(feature, part) for part in ("does", "data", "sees", "keeps", "cannot", "without")]
        assert all(len(str(one)) > 20 for one in told), feature.key
        assert sum(len(str(one).split()) for one in told) < 300, f"{feature.key} is longer than a page"


def test_the_council_writes_it_down_without_a_paper_and_the_employer_with_one(record, wim, hugo, dana):
    assert record(wim, link="").number == 1
    assert queries.is_agreed(OBSERVERS)
    assert not queries.is_agreed(CHECKLISTS)
    for employer in (hugo, dana):
        with pytest.raises(ValidationError) as refused:
            record(employer, CHECKLISTS.key, link="")
        assert list(refused.value.message_dict) == ["link"]
    made = record(hugo, CHECKLISTS.key, link="", name="..\\map/besluit.pdf", content=PDF)
    assert (made.document.name, bytes(made.document.content)) == ("besluit.pdf", PDF)
    assert queries.is_agreed(CHECKLISTS)


@pytest.mark.parametrize("role", ["ben", "mara", "ines", "lea", "adam"])
def test_nobody_else_writes_it_down_or_takes_it_back(record, wim, role, request):
    by, row = request.getfixturevalue(role), record(wim)
    for verb in (lambda: record(by), lambda: actions.revoke_consent(row, by=by, why="Zomaar")):
        with pytest.raises(PermissionDenied):
            verb()
    assert (Consent.objects.count(), ConsentEnd.objects.count()) == (1, 0)


def test_the_same_is_once_another_decision_replaces_it_and_taking_back_is_once(record, wim):
    first = record(wim, conditions=" We kijken  na een half jaar.\n\n")
    assert first.conditions == "We kijken na een half jaar."
    assert record(wim, conditions="We kijken na een half jaar.") == first
    second = record(wim, conditions="Nooit voor een beoordeling.")
    assert [one.number for one in queries.consents_of(OBSERVERS)] == [2, 1]
    with pytest.raises(ValidationError, match="iets nieuws"):
        actions.revoke_consent(first, by=wim, why="Toch niet")
    with pytest.raises(ValidationError, match="waarom"):
        actions.revoke_consent(second, by=wim, why=" x ")
    gone = actions.revoke_consent(second, by=wim, why="Er kwam een lijst met namen langs.")
    assert actions.revoke_consent(second, by=wim, why="Nog eens") == gone
    assert not queries.is_agreed(OBSERVERS)
    assert record(wim, conditions="Nooit voor een beoordeling.").number == 3
    assert queries.is_agreed(OBSERVERS)
    assert ConsentEnd.objects.get() == gone  # what was taken back stays readable


def test_without_a_council_it_is_talked_over_with_all_staff(record, hugo):
    assert record(hugo, agreed_by="staff").agreed_by == "staff"
    assert queries.is_agreed(OBSERVERS)


def test_what_cannot_be_is_refused_in_words_and_nothing_is_kept(record, hugo, wim):
    wrong = [
        ({"agreed_by": "staff"}, "agreed_by", "Wim Dekker"),
        ({"agreed_by": "de baas"}, "agreed_by", "Kies"),
        ({"decided_on": clock.today() + dt.timedelta(days=1)}, "decided_on", "nog komt"),
        ({"link": "javascript:alert(1)"}, "link", "https://"),
        ({"content": b"MZ"}, "file", "PDF"),
        ({"content": PDF + b"x" * 10_000_000}, "file", "10 MB"),
        ({"conditions": "x" * 4001}, "conditions", "vierduizend tekens"),
    ]
    for said, field, word in wrong:
        with pytest.raises(ValidationError) as refused:
            record(hugo, **said)
        ((where, sentences),) = refused.value.message_dict.items()
        assert where == field
        assert word in sentences[0]
    with pytest.raises(ValidationError, match="bestaat niet"):
        record(hugo, "glazen-bol")
    assert not Consent.objects.exists()
    assert not ConsentDocument.objects.exists()


def test_the_council_hears_what_the_employer_writes_down_and_who_leads_learning_that_it_is_off(
    record, hugo, wim, lea, ben
):
    with at_once():
        row = record(hugo)
        assert told() == [
            (
                wim,
                "Hugo Mulder legde vast dat er ingestemd is met ‘Anderen zeggen wat ze zagen’. Het staat nu aan. "
                "Klopt dat?",
            )
        ]
        Message.objects.all().delete()
        actions.revoke_consent(row, by=wim, why="Dit klopte niet.")
    assert {(one.person, one.kind) for one in Message.objects.all()} == {(lea, "strategy.ConsentOver")}


def test_a_smaller_smallest_group_is_told_to_the_council_once_and_never_goes_under_five(settings, wim, hugo):
    with at_once():
        for value in (8, 8, 10, 6, 2, 2):
            settings.SMALLEST_GROUP = value
            jobs.watch_privacy_settings.call()
            assert actions.note_privacy_settings() is None
    assert [row.value for row in PrivacySetting.objects.order_by("pk")] == [8, 10, 6, 5]
    assert told() == [
        (wim, "Getallen over groepen zijn nu te zien vanaf 6 mensen. Dat was 10."),
        (wim, "Getallen over groepen zijn nu te zien vanaf 5 mensen. Dat was 6."),
    ]
