"""The charter in force is kept at publishing, or waived with a reason; what was published can be checked again."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.pieces import a_behaviour, a_piece
from vliegwiel.areas.catalogue import actions, jobs
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.catalogue.models import Activity, Draft, Edition, Inspection, Recheck, Waiver
from vliegwiel.areas.catalogue.queries import (
    checked,
    checked_under,
    failing_under,
    inspection_of,
    missing_to_publish,
    on_the_shelf,
)
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

REASON = "De leverancier levert in mei een kortere versie."


@pytest.fixture
def charter(lea):
    """In force: the review date must be there, a manager should be met, and nothing lasts longer than ten minutes."""
    return a_charter(lea, ends="must", manager="should", load="must")


def a_charter(by, *, decider="lnd_lead", **checks):
    draft = strategy.begin_charter(by=by)
    for part in ("why", "for_whom", "who_decides"):
        draft = strategy.write_charter(draft, part=part, text=f"Tekst {part}", version=99, decider=decider, by=by)
    there = {one.check_by: one for one in draft.principles.all()}
    for check, severity in checks.items():
        parameters = {"minutes": 10} if check == "load" else {}
        draft = strategy.write_principle(
            draft,
            key=there[check].key if check in there else "",
            title=check,
            check_by=check,
            severity=severity,
            parameters=parameters,
            version=draft.version,
            by=by,
        )
    return strategy.publish_charter(draft, by=by, version=draft.version)


def soon(days=30):
    return clock.today() + dt.timedelta(days=days)


def refused(activity, **how):
    with pytest.raises(actions.Incomplete) as raised:
        actions.publish(activity, language="nl", **how)
    return [(part.code, part.check) for part in raised.value.missing]


def test_without_a_charter_nothing_changes(ines):
    edition = actions.publish(a_piece(ines), language="nl", by=ines)
    assert inspection_of(edition) is None
    assert actions.check_edition(edition, by=ines) is None


def test_a_must_that_fails_refuses_and_a_should_does_not(ines, charter):
    activity = a_piece(ines)
    assert refused(activity, by=ines) == [("ends.none", "ends")]
    assert not Edition.objects.exists()
    actions.settle(activity, review_by=soon(), by=ines)
    edition = actions.publish(Activity.objects.get(), language="nl", by=ines)
    kept = inspection_of(edition)
    assert (kept.charter, kept.musts, kept.failing) == (charter, 0, " manager ")
    assert {row.check.value: row.outcome.value for row in checked(kept)} == {
        "ends": "passed",
        "manager": "failed",
        "load": "passed",
    }


def test_a_waiver_lets_it_pass_and_is_kept_with_the_edition(ines, lea, charter):
    activity = a_piece(ines)
    waiver = actions.waive(activity, check="ends", reason=REASON, until=soon(), by=lea)
    edition = actions.publish(activity, language="nl", by=ines)
    (ends,) = [row for row in inspection_of(edition).results if row["check"] == "ends"]
    assert (ends["outcome"], ends["waiver"]) == ("failed", waiver.pk)
    assert inspection_of(edition).musts == 0


def test_a_waiver_expires_and_can_be_taken_back(ines, lea, charter):
    activity = a_piece(ines)
    waiver = actions.waive(activity, check="ends", reason=REASON, until=soon(5), by=lea)
    with clock.at(soon(5)):
        assert Waiver.objects.holding().get() == waiver
    with clock.at(soon(6)):
        assert refused(activity, by=ines) == [("ends.none", "ends")]
    actions.end_waiver(waiver, by=lea)
    actions.end_waiver(waiver, by=lea)
    assert refused(activity, by=ines) == [("ends.none", "ends")]
    assert Happening.objects.filter(kind="catalogue.WaiverEnded").count() == 1


def test_a_second_waiver_replaces_the_first(ines, lea, charter):
    activity = a_piece(ines)
    actions.waive(activity, check="ends", reason=REASON, until=soon(5), by=lea)
    actions.waive(activity, check="ends", reason=REASON, until=soon(5), by=lea)
    actions.waive(activity, check="ends", reason=REASON + " Echt.", until=soon(9), by=lea)
    assert [waiver.until for waiver in Waiver.objects.holding()] == [soon(9)]
    assert Waiver.objects.count() == 2


@pytest.mark.parametrize(
    ("reason", "days", "wrong"), [("Daarom", 5, ["reason"]), (REASON, -1, ["until"]), (REASON, 400, ["until"])]
)
def test_a_waiver_has_a_reason_and_an_end(ines, lea, charter, reason, days, wrong):
    with pytest.raises(ValidationError) as raised:
        actions.waive(a_piece(ines), check="ends", reason=reason, until=soon(days), by=lea)
    assert list(raised.value.message_dict) == wrong
    assert not Waiver.objects.exists()


def test_only_whom_the_charter_names_gives_a_waiver(ines, lea, dana, hugo, charter):
    activity = a_piece(ines)
    for person in (ines, dana, hugo):
        with pytest.raises(PermissionDenied):
            actions.waive(activity, check="ends", reason=REASON, until=soon(), by=person)
    old = actions.waive(activity, check="load", reason=REASON, until=soon(), by=lea)
    a_charter(lea, decider="leader")
    with pytest.raises(PermissionDenied):
        actions.waive(activity, check="ends", reason=REASON, until=soon(), by=lea)
    assert actions.waive(activity, check="ends", reason=REASON, until=soon(), by=dana).by == dana
    actions.end_waiver(old, by=lea)  # who gave it may always take it back


def test_an_author_asks_and_says_why(ines, lea, mara, charter):
    activity = a_piece(ines)
    with pytest.raises(ValidationError):
        actions.ask_waiver(activity, check="ends", reason="Graag", by=ines)
    with pytest.raises(PermissionDenied):
        actions.ask_waiver(activity, check="ends", reason=REASON, by=mara)
    actions.ask_waiver(activity, check="ends", reason=REASON, by=ines)
    actions.ask_waiver(activity, check="ends", reason=REASON, by=ines)
    (told,) = Message.objects.all()
    assert (told.person, told.kind) == (lea, "catalogue.WaiverWanted")


def test_a_waiver_is_for_one_activity_and_one_check(ines, lea, charter):
    one, other = a_piece(ines), a_piece(ines, title="Anders")
    actions.waive(one, check="ends", reason=REASON, until=soon(), by=lea)
    assert refused(other, by=ines) == [("ends.none", "ends")]
    Draft.objects.update(minutes=30)
    assert refused(one, by=ines) == [("load.said", "load")]


def test_old_content_keeps_the_version_it_was_checked_under_until_it_is_checked_again(ines, lea, charter):
    activity = a_piece(ines)
    actions.settle(activity, review_by=soon(), by=ines)
    edition = actions.publish(activity, language="nl", by=ines)
    second = a_charter(lea, peer="must")
    assert checked_under([activity]) == {activity.pk: 1}
    actions.check_edition(edition, by=ines)
    assert checked_under([activity]) == {activity.pk: 2}
    assert inspection_of(edition).charter == second
    assert (inspection_of(edition).musts, inspection_of(edition).failing.split()) == (1, ["peer", "manager"])
    assert Inspection.objects.filter(charter=charter).get().musts == 0


def test_publishing_what_did_not_change_checks_it_anew(ines, lea, charter):
    activity = a_piece(ines)
    actions.settle(activity, review_by=soon(), by=ines)
    edition = actions.publish(activity, language="nl", by=ines)
    a_charter(lea, peer="should")
    assert actions.publish(activity, language="nl", by=ines) == edition
    assert inspection_of(edition).charter.number == 2


def test_a_draft_charter_is_tried_on_the_shelf_before_it_is_published(ines, lea, charter):
    whole, lacking = a_piece(ines), a_piece(ines, title="Anders")
    for activity in (whole, lacking):
        actions.settle(activity, review_by=soon(), by=ines)
        actions.publish(activity, language="nl", by=ines)
    raw = whole.drafts.get().blocks[-1]
    told = raw["data"] | {"task": "Vraag het een collega."}
    actions.change_block(whole.drafts.get(), block=raw["id"], data=told, version=99, by=ines)
    actions.publish(whole, language="nl", by=ines)
    draft = strategy.begin_charter(by=lea)
    draft = strategy.write_principle(draft, title="Samen", check_by="peer", severity="must", version=9, by=lea)
    asked = actions.ask_recheck(draft, by=lea)
    assert actions.ask_recheck(draft, by=lea) == asked
    jobs.recheck.call(asked.pk)
    asked.refresh_from_db()
    assert (asked.state, asked.done, asked.total) == (Recheck.State.DONE, 2, 2)
    assert asked.report["peer"] == {"passed": 1, "failed": 1}
    assert [row.edition.activity for row in failing_under(draft, check="peer")] == [lacking]
    assert checked_under([whole, lacking]) == {whole.pk: 1, lacking.pk: 1}  # a draft is not in force
    draft = strategy.write_principle(draft, title="Nog iets", version=draft.version, by=lea)
    assert not failing_under(draft).exists()  # it moved on: what was found no longer counts
    assert actions.ask_recheck(draft, by=lea) != asked
    strategy.publish_charter(draft, by=lea, version=draft.version)
    assert checked_under([whole, lacking]) == {whole.pk: 1, lacking.pk: 1}  # tried, and then written on


def test_a_recheck_run_again_after_a_crash_counts_once(ines, lea, charter):
    activity = a_piece(ines)
    actions.waive(activity, check="ends", reason=REASON, until=soon(), by=lea)
    actions.publish(activity, language="nl", by=ines)
    asked = actions.ask_recheck(charter, by=lea)
    actions.run_recheck(asked)
    Recheck.objects.update(state=Recheck.State.RUNNING)
    again = actions.run_recheck(Recheck.objects.get())
    assert again.report["ends"] == {"waived": 1}
    assert Inspection.objects.count() == 1


def test_what_left_the_shelf_is_not_checked(ines, lea, charter):
    activity = a_piece(ines)
    actions.settle(activity, review_by=soon(), by=ines)
    actions.publish(activity, language="nl", by=ines)
    assert on_the_shelf().count() == 1
    actions.retire(activity, reason="Klaar.", by=ines)
    assert on_the_shelf().count() == 0


def test_only_who_writes_the_charter_has_the_shelf_checked(ines, charter):
    with pytest.raises(PermissionDenied):
        actions.ask_recheck(charter, by=ines)


def _codes(activity, purpose=Purpose.OWN_GROWTH):
    return [part.code for part in missing_to_publish(activity.drafts.select_related("activity").get(), purpose)]


def test_reference_is_asked_nothing_of_learning_and_may_not_claim_it(ines):
    activity = a_piece(ines)
    actions.settle(activity, is_reference=True, by=ines)
    activity = Activity.objects.get()
    assert not activity.follow_up
    assert _codes(activity) == ["reference_block", "reference_block"]
    assert "reference_strategic" in _codes(activity, Purpose.STRATEGIC)
    draft = activity.drafts.get()
    for raw in draft.blocks[1:]:
        draft = actions.remove_block(draft, block=raw["id"], version=99, by=ines)
    assert _codes(activity) == []
    said = {"title": "Formulieren", "minutes": 2, "version": 99}
    actions.save_draft(draft, summary="Je leert waar de formulieren staan.", by=ines, **said)
    assert _codes(activity) == ["reference_claim"]
    actions.save_draft(draft, summary="Waar de formulieren staan.", by=ines, **said)
    assert actions.publish(activity, language="nl", by=ines).number == 1


def test_for_whom_an_activity_is(ines, dana, company):
    activity = a_piece(ines, behaviour=a_behaviour(dana), confirmed=True)
    actions.set_audience(activity, units=[company.north, company.south], positions=[company.job], by=ines)
    actions.set_audience(activity, units=[company.north, company.south], positions=[company.job], by=ines)
    assert {str(row) for row in activity.audience.all()} == {"Team Noord", "Team Zuid", "Medewerker"}
    actions.set_audience(activity, by=ines)
    assert not activity.audience.exists()
    with pytest.raises(PermissionDenied):
        actions.set_audience(activity, by=dana)
