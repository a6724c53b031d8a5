"""What colleagues say beside a draft: who may, what becomes of it when the draft moves on, and who is told once."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from tests.pieces import a_piece
from vliegwiel.areas.catalogue import actions, queries
from vliegwiel.areas.catalogue.models import Draft, Remark
from vliegwiel.areas.messaging.models import Message
from vliegwiel.areas.people import actions as people
from vliegwiel.kit import clock
from vliegwiel.kit import jobs as kit_jobs
from vliegwiel.kit.notices import worded


def told(person):
    return [worded(one.kind, one.facts).text for one in Message.objects.filter(person=person).order_by("pk")]


def first(draft, person):
    return queries.threads(Draft.objects.get(pk=draft.pk), person)[0]


def test_it_stays_with_its_block_when_that_moves_changes_goes_and_comes_back(ines, lea):
    activity = a_piece(ines)
    actions.publish(activity, language="nl", by=ines)
    draft = activity.drafts.get()
    text, *_others = draft.blocks
    said = actions.remark(draft, text="Ook bij een vraag?", block=text["id"], quote="Vraag het", by=lea)
    assert actions.remark(draft, text="Ook bij een vraag?", block=text["id"], quote="Vraag het", by=lea) == said
    with pytest.raises(ValidationError):
        actions.remark(draft, text="  ", by=lea)
    actions.move_block(draft, block=text["id"], steps=2, by=ines)
    assert (first(draft, ines).number, first(draft, ines).stands) == (3, True)
    version = Draft.objects.get().version
    actions.change_block(draft, block=text["id"], data={"html": "<p>Check dit.</p>"}, version=version, by=ines)
    assert (first(draft, ines).stands, first(draft, ines).quote) == (False, "Vraag het")
    actions.remove_block(draft, block=text["id"], version=Draft.objects.get().version, by=ines)
    gone = first(draft, ines)
    assert (gone.gone, gone.kind_label, gone.known_by) == (True, "Tekst", "Vraag het na.")
    actions.restore_version(draft, version=activity.editions.get(), seen=Draft.objects.get().version, by=ines)
    assert (first(draft, ines).gone, first(draft, ines).stands) == (False, True)


def test_it_is_answered_settled_opened_again_and_taken_back_by_who_may(ines, lea, mara, hire, company):
    other = hire("Aya", "Blom", unit=company.staff, role="author")
    draft = a_piece(ines).drafts.get()
    said = actions.remark(draft, text="Klopt dit nog?", by=other)
    with pytest.raises(PermissionDenied):
        actions.answer_remark(said, text="Ja", by=mara)
    answer = actions.answer_remark(said, text="Ja", by=ines)
    with pytest.raises(PermissionDenied):
        actions.change_remark(said, text="Iets anders", by=ines)
    actions.change_remark(answer, text="Ja, sinds mei.", by=ines)
    with clock.at(clock.now() + dt.timedelta(minutes=1)):
        actions.settle_remark(answer, by=ines)
        actions.settle_remark(said, by=lea)
    settled = first(draft, other)
    assert (settled.settled_by, settled.is_open, [one.text for one in settled.answers]) == (
        "Ines Costa",
        False,
        ["Ja, sinds mei."],
    )
    assert queries.open_remarks(draft) == {}
    actions.reopen_remark(said, by=other)
    assert queries.open_remarks(draft) == {"": 1}
    actions.remove_remark(said, by=other)
    assert (first(draft, ines).first.pieces, queries.open_remarks(draft)) == ((), {})  # the answer keeps its place
    actions.restore_remark(said, by=other)
    actions.remove_remark(answer, by=ines)
    assert first(draft, lea).answers == ()
    with clock.at(clock.now() + dt.timedelta(days=31)):
        assert actions.forget_removed_remarks() == 1
    assert Remark.objects.count() == 1


def test_one_notice_for_a_sitting_and_only_to_who_may_see_the_draft(ines, lea, mara, ben, olu, hugo):
    activity = a_piece(ines)
    draft = activity.drafts.get()
    with kit_jobs.at_once():
        actions.ask_reader(activity, person=mara, by=ines)
        assert actions.ask_reader(activity, person=lea, by=ines) is None
    assert told(mara) == ["Ines Costa vraagt je mee te lezen bij ‘Navragen’ en te zeggen wat je ervan vindt."]
    with pytest.raises(PermissionDenied):
        actions.remark(draft, text="Mag ik ook?", by=ben)
    now = clock.now()
    for text in ("Mooi begin.", "@Mara de Wit, klopt dit in Noord? @Ben Bakker ook?"):
        actions.remark(draft, text=text, by=lea)
    with clock.at(now + dt.timedelta(minutes=1)):
        assert actions.tell_of_remarks() == 0  # she is still writing
    with clock.at(now + dt.timedelta(minutes=6)):
        assert (actions.tell_of_remarks(), actions.tell_of_remarks()) == (2, 0)
    assert told(ines) == ["Lea Smit: 2 nieuwe opmerkingen bij ‘Navragen’."]
    assert told(mara)[1:] == ["Lea Smit noemt je in een opmerking bij ‘Navragen’."]
    assert (told(ben), told(olu), told(lea)) == ([], [], [])

    reader = queries.readers(activity).get()
    actions.answer_remark(Remark.objects.order_by("-pk")[0], text="Ja, zo doen wij het.", by=mara)
    actions.end_reader(reader, by=ines)
    with kit_jobs.at_once():
        people.leave(ines, last_day=clock.today(), by=hugo)
    before = len(told(lea))
    with clock.at(now + dt.timedelta(days=2)):
        actions.tell_of_remarks()
        assert [one.first.name for one in queries.threads(draft, lea)] == ["Lea Smit", "Lea Smit"]
    assert told(lea)[before:] == ["Mara de Wit zei iets bij ‘Navragen’."]  # for who keeps it left
    assert queries.threads(draft, mara) == []
