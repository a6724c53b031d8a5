"""A second pair of eyes, publishing at a moment, leaving on a day."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.pieces import a_piece
from vliegwiel.areas.catalogue import actions, jobs
from vliegwiel.areas.catalogue.models import Activity, PlannedPublication, Review
from vliegwiel.areas.catalogue.queries import agreed, pieces, reviewing
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people import actions as people
from vliegwiel.kit import clock
from vliegwiel.kit import jobs as kit_jobs
from vliegwiel.kit.notices import worded

MORNING = dt.datetime(2026, 12, 1, 8, 0, tzinfo=dt.UTC)


def told(person):
    return [worded(one.kind, one.facts).text for one in Message.objects.filter(person=person).order_by("pk")]


def _type(activity, by, summary="Net iets anders."):
    draft = activity.drafts.get()
    actions.save_draft(draft, title=draft.title, summary=summary, minutes=5, version=draft.version, by=by)
    return activity.drafts.get()


def test_without_a_second_pair_of_eyes_nothing_is_published_and_her_word_holds_for_what_she_saw(ines, lea):
    activity = a_piece(ines)
    with pytest.raises(PermissionDenied):
        actions.set_review_rules(["own_growth"], by=ines)
    actions.set_review_rules(["own_growth"], by=lea)
    with pytest.raises(actions.Incomplete) as refused:
        actions.publish(activity, language="nl", by=ines)
    assert [part.code for part in refused.value.missing] == ["review"]

    draft = activity.drafts.get()
    with kit_jobs.at_once():
        review = actions.ask_review(draft, of=lea, by=ines, question="Klopt stap 3?")
    assert told(lea) == ["Ines Costa vraagt je mee te kijken bij ‘Navragen’: “Klopt stap 3?”"]
    with pytest.raises(PermissionDenied):
        actions.answer_review(review, verdict="approved", seen=draft.version, by=ines)
    with pytest.raises(ValidationError):
        actions.answer_review(review, verdict="changes", seen=draft.version, by=lea)
    typed = _type(activity, ines)
    with pytest.raises(actions.Conflict):
        actions.answer_review(review, verdict="approved", seen=draft.version, by=lea)
    with kit_jobs.at_once():
        actions.answer_review(review, verdict="approved", seen=typed.version, by=lea)
    assert told(ines) == ["Lea Smit keek mee bij ‘Navragen’ en vindt het goed zo."]
    assert reviewing(activity.drafts.get()).holds

    _type(activity, ines, "Later getypt.")
    with pytest.raises(actions.Incomplete) as refused:
        actions.publish(activity, language="nl", by=ines)
    assert "zag andere woorden" in refused.value.missing[0].text
    _type(activity, ines)  # the words she approved, again
    assert actions.publish(activity, language="nl", by=ines).number == 1


def test_who_left_can_be_followed_by_another(ines, lea, hire, company, hugo):
    second = hire("Aya", "Blom", unit=company.staff, role="author")
    activity = a_piece(ines)
    draft = activity.drafts.get()
    with pytest.raises(ValidationError):
        actions.ask_review(draft, of=ines, by=ines)
    with pytest.raises(ValidationError):
        actions.ask_review(draft, of=hugo, by=ines)
    first = actions.ask_review(draft, of=second, by=ines)
    with kit_jobs.at_once():
        people.leave(second, last_day=clock.today(), by=hugo)
    assert any("Vraag het een ander" in text for text in told(ines))
    assert not told(lea)  # who left owns nothing
    with clock.at(clock.today() + dt.timedelta(days=1)):
        assert reviewing(draft).gone
        asked = actions.ask_review(draft, of=lea, by=ines)
        assert (Review.objects.get(pk=first.pk).ended_at is not None, reviewing(draft).gone) == (True, False)
        actions.end_review(asked, by=ines)
        assert reviewing(draft).open is None


def test_when_an_owner_leaves_somebody_is_asked_who_follows(ines, lea, hugo):
    for title in ("Navragen", "Doorvragen"):
        a_piece(ines, title=title)
    with kit_jobs.at_once(), clock.at(MORNING):
        people.leave(ines, last_day=dt.date(2026, 12, 31), by=hugo)
    text = "Ines Costa gaat weg op 31 december en is eigenaar van ‘Navragen’ en nog 1 activiteit. Kies wie volgt."
    assert told(lea) == [text]
    assert len(pieces(lea, mine=False, standing="ownerless").rows) == 2


def test_one_plan_that_breaks_leaves_the_others_published(ines, monkeypatch):
    broken, whole = a_piece(ines), a_piece(ines, title="Doorvragen")
    with clock.at(MORNING):
        for one in (broken, whole):
            actions.plan_publication(one.drafts.get(), at=MORNING + dt.timedelta(hours=1), by=ines)
    carry_out = actions.carry_out_publication

    def breaks(planned):
        if planned.activity_id == broken.pk:
            raise RuntimeError("something nobody thought of")
        return carry_out(planned)

    monkeypatch.setattr(actions, "carry_out_publication", breaks)
    with clock.at(MORNING + dt.timedelta(hours=2)), pytest.raises(RuntimeError):
        jobs.publish_planned.func()
    assert (broken.editions.count(), whole.editions.count()) == (0, 1)


def test_a_plan_is_carried_out_once_at_its_moment_and_asks_everything_again(ines, lea):
    activity, other = a_piece(ines), a_piece(ines, title="Doorvragen")
    with clock.at(MORNING), kit_jobs.at_once():
        with pytest.raises(ValidationError):
            actions.plan_publication(activity.drafts.get(), at=MORNING, by=ines)
        for one in (activity, other):
            actions.plan_publication(one.drafts.get(), at=MORNING + dt.timedelta(hours=1), by=ines)
        jobs.publish_planned.func()
        assert not activity.editions.exists()
    draft = other.drafts.get()
    actions.save_draft(draft, title="", summary="", minutes=5, version=draft.version, by=ines)
    with clock.at(MORNING + dt.timedelta(hours=1, minutes=1)), kit_jobs.at_once():
        jobs.publish_planned.func()
        jobs.publish_planned.func()
    assert (activity.editions.count(), other.editions.count()) == (1, 0)
    plan = PlannedPublication.objects.get(activity=other)
    assert actions.carry_out_publication(plan).ended_at == plan.ended_at
    assert list(agreed(other.drafts.get()).refused) == plan.why
    assert plan.why == ["Geef een titel.", "Vat in één zin samen wat iemand hierna doet."]
    texts = told(ines)
    assert "‘Navragen’ staat op de plank, zoals je had gepland." in texts
    assert any("Geef een titel. Er is nog 1 ding." in text for text in texts)
    actions.cancel_publication(activity.drafts.get(), by=ines)
    assert set(PlannedPublication.objects.values_list("outcome", flat=True)) == {"published", "refused"}


def test_on_its_day_it_leaves_the_shelf_and_its_address_leads_on(ines, ben, client):
    old, new = a_piece(ines), a_piece(ines, title="Doorvragen")
    for one in (old, new):
        actions.publish(one, language="nl", by=ines)
    day = clock.today() + dt.timedelta(days=7)
    with pytest.raises(ValidationError):
        actions.set_leaving(old, on=day, by=ines, reason="Vernieuwd", replaced_by=old)
    actions.set_leaving(old, on=day, by=ines, reason="Vernieuwd", replaced_by=new)
    jobs.retire_planned.func()
    assert Activity.objects.published().filter(pk=old.pk).exists()
    with clock.at(day):
        jobs.retire_planned.func()
    old.refresh_from_db()
    assert (old.retirement.reason, old.retirement.replaced_by, old.retirement.by) == ("Vernieuwd", new, ines)
    client.force_login(ben)
    assert client.get(f"/learn/activity/{old.slug}/").url == f"/learn/activity/{new.slug}/"
