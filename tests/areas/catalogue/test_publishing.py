"""The thread must be whole before something is published as strategic; own growth asks only that the piece is whole."""

import datetime as dt
import itertools

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import translation

from tests.pieces import PRACTICE, QUESTION, a_behaviour, a_piece
from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.enums import FOLLOW_UP_DAYS, Purpose
from vliegwiel.areas.catalogue.models import Activity, Confirmation, Draft, Edition
from vliegwiel.areas.catalogue.queries import missing_to_publish
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people.models import Position
from vliegwiel.areas.strategy.actions import set_actors
from vliegwiel.areas.strategy.models import Goal, Kpi, TargetBehaviour
from vliegwiel.kit import clock
from vliegwiel.kit.notices import worded


def codes(activity, purpose=Purpose.OWN_GROWTH, language="nl"):
    return [part.code for part in missing_to_publish(activity.drafts.get(language=language), purpose)]


def test_an_empty_draft_lacks_everything(ines):
    activity = actions.make_activity("", by=ines)
    Draft.objects.update(minutes=0)
    assert codes(activity) == ["title", "summary", "minutes", "blocks"]


@pytest.mark.parametrize(("minutes", "lacks"), [(0, ["minutes"]), (1, []), (45, []), (46, ["minutes"])])
def test_honest_minutes_lie_between_one_and_forty_five(ines, minutes, lacks):
    activity = a_piece(ines)
    Draft.objects.update(minutes=minutes)
    assert codes(activity) == lacks


def _question(**changes):
    return {**QUESTION, **changes}


def _options(*changes):
    return [{**option, **change} for option, change in zip(QUESTION["options"], changes, strict=True)]


@pytest.mark.parametrize(
    ("kind", "data", "lacks"),
    [
        ("text", {"html": "<p> </p>"}, ["text"]),
        ("text", {"html": "<p>Iets</p>"}, []),
        ("image", {}, ["image", "alt"]),
        ("image", {"media": "k", "alt": " "}, ["alt"]),
        ("image", {"media": "k", "alt": "Een pallet"}, []),
        ("image", {"media": "k", "decorative": True}, []),
        ("video", {}, ["video", "captions", "transcript"]),
        ("video", {"media": "k", "captions": {"nl": "c"}}, ["transcript"]),
        ("video", {"media": "k", "transcript": "Tekst"}, ["captions"]),
        ("video", {"media": "k", "captions": {"nl": "c"}, "transcript": "Tekst"}, []),
        ("question", {}, ["prompt", "options", "correct"]),
        ("question", _question(), []),
        ("question", _question(options=QUESTION["options"][:1]), ["options"]),
        ("question", _question(options=_options({}, {"text": ""})), ["options"]),
        ("question", _question(options=_options({"explanation": ""}, {})), ["explanation"]),
        ("question", _question(options=_options({"correct": False}, {})), ["correct"]),
        ("question", _question(options=_options({}, {"correct": True})), ["one_correct"]),
        ("question", _question(kind="multiple", options=_options({}, {"correct": True})), []),
        ("practice", {"situation": "Straks"}, ["task"]),
        ("practice", PRACTICE, []),
    ],
)
def test_every_block_says_what_it_lacks_and_where(ines, kind, data, lacks):
    activity = a_piece(ines)
    block = actions.add_block(activity.drafts.get(), kind=kind, data=data, by=ines)
    missing = missing_to_publish(activity.drafts.get(), Purpose.OWN_GROWTH)
    assert [(part.code, part.block, part.mend) for part in missing] == [(code, block["id"], "block") for code in lacks]


PARTS = ("link", "confirmation", "goal_state", "practice", "follow_up")


@pytest.mark.parametrize("whole", list(itertools.product([True, False], repeat=len(PARTS))))
def test_strategic_is_refused_for_exactly_what_is_missing(ines, dana, whole):
    has = dict(zip(PARTS, whole, strict=True))
    behaviour = a_behaviour(dana)
    activity = a_piece(
        ines,
        behaviour=behaviour if has["link"] else None,
        confirmed=has["link"] and has["confirmation"],
        practice=has["practice"],
    )
    if not has["goal_state"]:
        Goal.objects.update(state=Goal.State.DRAFT)
    Activity.objects.update(follow_up=has["follow_up"])
    expected = [part for part in PARTS if not has[part]]
    if not has["link"]:  # without a link there is nothing to confirm and no goal to look at
        expected = ["link", *(part for part in ("practice", "follow_up") if not has[part])]
    activity = Activity.objects.get()
    assert codes(activity, Purpose.STRATEGIC) == expected
    if expected:
        with pytest.raises(actions.Incomplete) as refused:
            actions.publish(activity, language="nl", purpose=Purpose.STRATEGIC, by=ines)
        assert [part.code for part in refused.value.missing] == expected
        assert not Edition.objects.exists()
    else:
        assert actions.publish(activity, language="nl", purpose=Purpose.STRATEGIC, by=ines).number == 1
    assert actions.publish(activity, language="nl", purpose=Purpose.OWN_GROWTH, by=ines)


# The four conditions of a golden thread, in the order in which they are thought of.
CONDITIONS = {
    "confirmed": "confirmation",  # (a) the behaviour's owner confirmed the link
    "reached": "audience",  # (b) somebody it is for is asked for the behaviour
    "practised": "practice",  # (c) there is a practice at work
    "followed": "follow_up",  # (d) somebody is asked later than fourteen days after
}


@pytest.mark.parametrize("whole", list(itertools.product([True, False], repeat=4)))
def test_the_sixteen_threads(ines, dana, company, ben, olu, whole):
    """Strategic needs all four; what is refused names exactly the parts that miss; own growth always goes."""
    has = dict(zip(CONDITIONS, whole, strict=True))
    behaviour = a_behaviour(dana)
    set_actors(behaviour, units=[company.north], by=dana)
    activity = a_piece(ines, behaviour=behaviour, confirmed=has["confirmed"], practice=has["practised"])
    actions.set_audience(activity, units=[company.north if has["reached"] else company.south], by=ines)
    actions.settle(activity, follow_up=has["followed"], by=ines)
    activity = Activity.objects.get()
    lacks = [CONDITIONS[name] for name in CONDITIONS if not has[name]]
    if not lacks:
        assert actions.publish(activity, language="nl", purpose=Purpose.STRATEGIC, by=ines).number == 1
        return
    with pytest.raises(actions.Incomplete) as refused:
        actions.publish(activity, language="nl", purpose=Purpose.STRATEGIC, by=ines)
    assert [part.code for part in refused.value.missing] == lacks
    if not has["reached"]:
        (said,) = [part.text for part in refused.value.missing if part.code == "audience"]
        assert "Team Zuid" in said and "Team Noord" in said
    assert actions.publish(activity, language="nl", purpose=Purpose.OWN_GROWTH, by=ines)


def test_the_follow_up_asks_later_than_fourteen_days():
    assert max(FOLLOW_UP_DAYS) > 14


@pytest.mark.parametrize(
    ("for_whom", "asked_of", "overlaps"),
    [
        ((), (), True),
        ((), ("north",), True),
        (("north",), (), True),
        (("root",), ("north",), True),
        (("north",), ("root",), True),
        (("north",), ("north",), True),
        (("north",), ("south",), False),
        (("north", "south"), ("south",), True),
        (("job",), ("north",), True),
        (("job",), ("staff",), True),
        (("nobody",), ("north",), False),
    ],
)
def test_whom_it_is_for_and_who_is_asked_meet_in_somebody_who_works_here(
    ines, dana, company, ben, olu, for_whom, asked_of, overlaps
):
    company.nobody = Position.objects.create(name="Vacature")
    units = {"root", "north", "south", "staff"}

    def split(names):
        return {
            "units": [getattr(company, name) for name in names if name in units],
            "positions": [getattr(company, name) for name in names if name not in units],
        }

    behaviour = a_behaviour(dana)
    activity = a_piece(ines, behaviour=behaviour, confirmed=True)
    set_actors(behaviour, by=dana, **split(asked_of))
    actions.set_audience(activity, by=ines, **split(for_whom))
    assert ("audience" not in codes(activity, Purpose.STRATEGIC)) is overlaps


@pytest.mark.parametrize(
    ("spoil", "lacks"),
    [
        (lambda b: Goal.objects.update(due=None), "LOS-G2"),
        (lambda b: Kpi.objects.update(target=None), "LOS-K2"),
        (lambda b: Kpi.objects.update(baseline=None), "LOS-K1"),
        (lambda b: type(b).objects.update(observable=False), "LOS-B3"),
        (lambda b: type(b).objects.update(retired_at=clock.now()), "behaviour_retired"),
        (lambda b: type(b).objects.update(standard={}), "LOS-B2"),
        (lambda b: Confirmation.objects.update(at=clock.now() - dt.timedelta(days=366)), "lapsed"),
    ],
)
def test_a_weak_goal_or_behaviour_or_an_old_word_breaks_the_thread(ines, dana, spoil, lacks):
    behaviour = a_behaviour(dana)
    activity = a_piece(ines, behaviour=behaviour, confirmed=True)
    assert codes(activity, Purpose.STRATEGIC) == []
    spoil(behaviour)
    assert codes(activity, Purpose.STRATEGIC) == [lacks]


def test_one_whole_link_is_enough(ines, dana):
    whole = a_behaviour(dana)
    activity = a_piece(ines, behaviour=whole, confirmed=True)
    actions.link(activity, behaviour=a_behaviour(dana, action="iets anders"), rationale="Ook.", by=ines)
    assert codes(activity, Purpose.STRATEGIC) == []


def test_a_legal_duty_names_its_law(ines):
    activity = a_piece(ines)
    assert codes(activity, Purpose.LEGAL) == ["legal_basis"]
    actions.publish(activity, language="nl", purpose=Purpose.LEGAL, legal_basis="Arbowet, artikel 8", by=ines)
    assert Activity.objects.get().legal_basis == "Arbowet, artikel 8"


def test_an_edition_never_changes_and_keeps_the_block_ids(ines):
    activity = a_piece(ines)
    first = actions.publish(activity, language="nl", by=ines)
    draft = activity.drafts.get()
    assert first.blocks == draft.blocks
    changed = {"html": "<p>Anders</p>"}
    actions.change_block(draft, block=draft.blocks[0]["id"], data=changed, version=draft.version, by=ines)
    second = actions.publish(activity, language="nl", by=ines)
    assert (first.number, second.number) == (1, 2)
    assert Edition.objects.get(number=1).blocks == first.blocks != second.blocks
    assert [raw["id"] for raw in first.blocks] == [raw["id"] for raw in second.blocks]


def test_publishing_an_unchanged_draft_gives_the_same_edition(ines):
    activity = a_piece(ines)
    first = actions.publish(activity, language="nl", by=ines)
    assert actions.publish(activity, language="nl", by=ines) == first
    assert actions.publish(activity, language="nl", purpose="legal", legal_basis="AVG", by=ines) == first
    assert Activity.objects.get().purpose == "legal"


def test_english_alone_may_be_published(ines):
    activity = a_piece(ines, title="Asking back", language="en")
    assert actions.publish(activity, language="en", by=ines).language == "en"


def test_retiring_keeps_editions_and_bringing_back_restores(ines):
    activity = a_piece(ines)
    actions.publish(activity, language="nl", by=ines)
    actions.retire(activity, reason="De procedure veranderde.", by=ines)
    actions.retire(activity, reason="Nog eens.", by=ines)
    assert not Activity.objects.published().exists()
    assert Edition.objects.count() == 1
    assert Activity.objects.get().retirement.reason == "De procedure veranderde."
    actions.bring_back(activity, by=ines)
    assert Activity.objects.published().get() == activity


def test_an_activity_outlives_its_author(ines, lea, hire, company):
    activity = a_piece(ines)
    aya = hire("Aya", "Bos", unit=company.staff, role="author")
    actions.set_owner(activity, to=aya, by=lea)
    assert actions.publish(activity, language="nl", by=aya)
    with pytest.raises(PermissionDenied):
        actions.publish(activity, language="nl", by=ines)
    assert Message.objects.get().person == aya


def test_an_activity_goes_to_an_author_only(ines, ben):
    with pytest.raises(PermissionDenied):
        actions.set_owner(a_piece(ines), to=ben, by=ines)


def test_the_owner_of_the_behaviour_is_asked_and_the_author_hears(ines, dana):
    activity = a_piece(ines, behaviour=a_behaviour(dana))
    link = activity.links.get()
    asked = Message.objects.get(person=dana)
    assert (asked.kind, asked.facts["link"], asked.facts["title"]) == (
        "catalogue.LinkWaits",
        link.pk,
        {"nl": "Navragen"},
    )
    actions.confirm(link, by=dana)
    assert Message.objects.get(person=ines).kind == "catalogue.LinkWasConfirmed"


def test_what_a_worker_tells_is_read_in_ones_own_language(ines, dana):
    behaviour = a_behaviour(dana)
    TargetBehaviour.objects.update(action={"nl": "vraagt na", "en": "asks back"})
    a_piece(ines, behaviour=behaviour)
    facts = Message.objects.get(person=dana).facts
    assert (facts["title"], facts["behaviour"]) == ({"nl": "Navragen"}, {"nl": "vraagt na", "en": "asks back"})
    with translation.override("en"):
        said = worded("catalogue.LinkWaits", facts).text
    assert ("asks back" in said, "vraagt na" in said) == (True, False)


def test_only_the_owner_confirms_and_never_her_own_claim(ines, dana, lea, mara):
    activity = a_piece(ines, behaviour=a_behaviour(dana))
    for person in (ines, lea, mara):
        with pytest.raises(PermissionDenied):
            actions.confirm(activity.links.get(), by=person)
    own = a_piece(lea, behaviour=a_behaviour(lea, goal=Goal.objects.get()))
    with pytest.raises(PermissionDenied):
        actions.confirm(own.links.get(), by=lea)
    assert codes(own, Purpose.STRATEGIC) == ["own_claim"]


def test_a_new_claim_asks_for_a_new_word(ines, dana):
    behaviour = a_behaviour(dana)
    activity = a_piece(ines, behaviour=behaviour, confirmed=True)
    actions.link(activity, behaviour=behaviour, rationale="Wie navraagt, levert goed.", by=ines)
    assert codes(activity, Purpose.STRATEGIC) == []
    actions.link(activity, behaviour=behaviour, rationale="Een andere zin.", by=ines)
    assert codes(activity, Purpose.STRATEGIC) == ["confirmation"]


def test_a_lapsed_word_is_renewed(ines, dana):
    activity = a_piece(ines, behaviour=a_behaviour(dana), confirmed=True)
    Confirmation.objects.update(at=clock.now() - dt.timedelta(days=400))
    actions.confirm(activity.links.get(), by=dana)
    assert codes(activity, Purpose.STRATEGIC) == []


def test_a_link_taken_back_is_gone(ines, dana):
    behaviour = a_behaviour(dana)
    activity = a_piece(ines, behaviour=behaviour, confirmed=True)
    actions.unlink(activity, behaviour=behaviour, by=ines)
    actions.unlink(activity, behaviour=behaviour, by=ines)
    assert codes(activity, Purpose.STRATEGIC) == ["link"]
