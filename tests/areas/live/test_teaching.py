import datetime as dt

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError

from vliegwiel.areas.live import actions, queries
from vliegwiel.areas.live.actions import Line
from vliegwiel.areas.live.enums import For
from vliegwiel.areas.live.models import Pass, Trainer
from vliegwiel.kit import clock

from .conftest import MONDAY, later
from .test_planning import told

TESS = {"name": "Tess Trainer", "email": "tess@buiten.example"}
PDF = b"%PDF-1.7 een werkblad"


def test_a_trainer_cannot_be_in_two_places_and_a_colleague_hears_that_she_gives_it(session, activity, lea, mara, olu):
    trainer = actions.ask_trainer(session, person=mara, by=lea)
    assert actions.ask_trainer(session, person=mara, by=lea) == trainer
    assert [kind for kind, _facts in told(mara)] == ["YouTeach"]
    other = actions.plan(activity, parts=[later(8, hour=11)], capacity=2, by=lea)
    with pytest.raises(ValidationError, match="geeft dan al een andere sessie"):
        actions.ask_trainer(other, person=mara, by=lea)
    with pytest.raises(PermissionDenied):
        actions.ask_trainer(session, person=olu, by=mara)
    with pytest.raises(ValidationError, match="van een collega"):
        actions.ask_trainer(other, name="Olu", email=olu.email, by=lea)
    assert [actions.let_trainer_go(session, trainer, by=lea), actions.let_trainer_go(session, trainer, by=lea)] == [
        1,
        0,
    ]


def test_a_link_from_outside_opens_until_it_is_renewed_taken_away_or_the_follow_up_is_over(session, lea, settings):
    settings.MAILS = True
    tess = actions.ask_trainer(session, by=lea, **TESS)
    assert actions.ask_trainer(session, by=lea, **TESS) == tess
    given = Pass.objects.get()
    invitation, link = mail.outbox
    assert (link.to, actions.pass_address(given) in link.body) == (["tess@buiten.example"], True)
    kinds = [part.get_content_type() for part in invitation.message().walk()]
    assert kinds.count("text/calendar") == 2  # of each part
    actions.move_part(session.parts.get(number=2), to=later(9, hour=13), by=lea)
    assert (len(mail.outbox), mail.outbox[-1].to) == (3, ["tess@buiten.example"])
    assert not actions.mail_pass(given)  # once
    key = queries.pass_key(given)
    assert queries.pass_holder(key) == tess
    assert queries.pass_holder(key + "x") is None
    renewed = actions.give_pass(tess, session=session, by=lea)
    assert (queries.pass_holder(key), queries.pass_holder(queries.pass_key(renewed))) == (None, tess)
    key = queries.pass_key(renewed)
    with clock.at(MONDAY + dt.timedelta(days=9 + 42)):
        assert queries.pass_holder(key) == tess
    with clock.at(MONDAY + dt.timedelta(days=9 + 43)):
        assert queries.pass_holder(key) is None
    assert [actions.end_pass(tess, session=session, by=lea), actions.end_pass(tess, session=session, by=lea)] == [1, 0]
    assert queries.pass_holder(key) is None


def test_the_run_sheet_is_written_whole_and_material_is_a_link_or_a_file(session, lea, olu):
    part = session.parts.first()
    lines = [Line(15, "Welkom"), Line(45, "Oefenen in tweetallen", "Wissel na twintig minuten.")]
    first = actions.write_run_sheet(part, lines=lines, by=lea)
    assert [row.pk for row in actions.write_run_sheet(part, lines=lines, by=lea)] == [row.pk for row in first]
    with pytest.raises(ValidationError, match="1 tot 600"):
        actions.write_run_sheet(part, lines=[Line(0, "Niets")], by=lea)
    with pytest.raises(PermissionDenied):
        actions.write_run_sheet(part, lines=[], by=olu)
    link = actions.add_material(session, title="Vooraf lezen", link="https://voorbeeld.example/", by=lea)
    again = actions.add_material(session, title="Vooraf lezen", link="https://voorbeeld.example/", by=lea)
    sheet = actions.add_material(session, title="Werkblad", name="a/b.pdf", content=PDF, whom=For.TRAINER, by=lea)
    assert (again, sheet.file.name, sheet.file.content_type) == (link, "b.pdf", "application/pdf")
    with pytest.raises(ValidationError, match="PDF of een foto"):
        actions.add_material(session, title="Programma", name="a.exe", content=b"MZ", by=lea)
    actions.remove_material(link, by=lea)
    assert [row.title for row in session.materials.all()] == ["Werkblad"]


def test_what_was_promised_to_go_goes(session, lea, ben, olu, activity):
    actions.book(session, person=ben, by=ben)
    actions.ask_trainer(session, by=lea, **TESS)
    actions.wish(activity, by=olu)
    with clock.at(MONDAY + dt.timedelta(days=700)):
        assert actions.forget_sessions() == 0
    with clock.at(MONDAY + dt.timedelta(days=800)):
        assert actions.forget_sessions() == 1
        assert not queries.wishes(olu, activity)
        assert not Trainer.objects.exists()
