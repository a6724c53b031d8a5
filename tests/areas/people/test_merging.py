import datetime as dt

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied, ValidationError

from tests.library import TEXT, publish
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.learning.models import Assignment, Completion, Enrolment
from vliegwiel.areas.learning.queries import completed, held
from vliegwiel.areas.messaging.models import Message, Preference
from vliegwiel.areas.people import actions, queries
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Employment, MergedField, Person, ReportingLine, RoleGrant
from vliegwiel.kit import clock
from vliegwiel.kit.merging import people_in

pytestmark = pytest.mark.django_db
WHY = "Dezelfde persoon, twee keer ingelezen."


@pytest.fixture
def twin(company, hire, mara, ines):
    """Ben a second time, on the same day, under Mara too: what he did there is his."""
    return hire("Ben", "Bakker-Tweede", unit=company.north, led_by=mara)


def every_row(*people):
    """{(model, row): all its values} of every row that names one of these people anywhere."""
    found = {}
    for model in apps.get_models():
        for name in people_in(model):
            if model._meta.label.startswith(("kit.", "people.Merge")):
                continue
            for row in model._default_manager.filter(**{f"{name}__in": people}).values():
                found[model._meta.label, row["id"]] = row
    return found


def test_what_both_did_stays_twice_and_nothing_is_lost(company, ben, twin, mara, ines, hugo, lea):
    both, his = publish(ines, "brand", edition={"blocks": [TEXT]}), publish(ines, "tillen", edition={"blocks": [TEXT]})
    days = {ben: dt.date(2026, 3, 1), twin: dt.date(2026, 5, 1)}
    for who, day in days.items():
        learning.record(both, people=[who], on=day, by=lea, why="Op papier, de lijst ligt bij HR.")
    learning.record(his, people=[twin], on=dt.date(2026, 6, 1), by=lea, why="Op papier, de lijst ligt bij HR.")
    for who in days:
        learning.assign(his, to=who, by=mara, reason="Tillen doe je elke dag.")
    learning.enrol(both, by=twin)
    Preference.objects.create(person=ben)
    Preference.objects.create(person=twin)
    before = every_row(ben.pk, twin.pk)
    assert {one.what: (one.goes, one.stays) for one in queries.what_would_merge(ben, twin)}[
        Completion.personal.what
    ] == (2, 0)
    merge = actions.merge_accounts(ben, gone=twin, by=hugo, why=WHY)
    assert actions.merge_accounts(ben, gone=twin, by=hugo, why=WHY) == merge
    after = every_row(ben.pk, twin.pk)
    assert before.keys() <= after.keys()
    mine = held([ben.pk], [both.pk, his.pk])[ben.pk]
    assert [fact.on for fact in mine[both.pk]] == [days[ben], days[twin]]
    assert completed(ben, his)
    assert not held([twin.pk], [both.pk, his.pk])
    assert Assignment.objects.get(person=twin).activity == his
    assert not Assignment.objects.open().filter(person=ben).exists()
    assert Preference.objects.filter(person=twin).exists()
    assert Enrolment.objects.get().person == ben
    fact = Completion.objects.get(person=ben, activity=his)
    told = MergedField.objects.get(model="learning.Completion", row=fact.pk, field="person_id")
    assert (told.before, told.after) == (twin.pk, ben.pk)
    assert Message.objects.filter(person=ben, key=f"merged-{merge.pk}").exists()
    twin.refresh_from_db()
    assert not twin.is_active
    assert Person.objects.here().filter(pk__in=(ben.pk, twin.pk)).get() == ben
    assert [(row.starts, row.ends) for row in Employment.objects.filter(person=ben).order_by("starts")] == [
        (dt.date(2020, 1, 1), None),
        (dt.date(2020, 1, 2), clock.today() - dt.timedelta(1)),
    ]
    with pytest.raises(ValidationError, match="samengevoegd met dat van Ben Bakker"):
        actions.rejoin(
            twin, starts=clock.today(), unit=mara.employments.get().placements.get().unit, position="X", by=hugo
        )
    assert actions.part_accounts(merge, by=hugo, why="Het zijn toch twee mensen.") == 0
    back = every_row(ben.pk, twin.pk)
    assert {key: back[key] for key in before} == before
    assert actions.part_accounts(merge, by=hugo, why="Het zijn toch twee mensen.") == 0


def test_roles_and_leading_do_not_double(ben, mara, olu, hire, company, hugo):
    RoleGrant.objects.create(person=olu, role=Role.AUTHOR, starts=dt.date(2020, 1, 1))
    ReportingLine.objects.create(
        person=hire("Tess", "Visser", unit=company.south), manager=olu, starts=dt.date(2020, 1, 1)
    )
    ReportingLine.objects.create(person=olu, manager=mara, starts=dt.date(2020, 1, 1))
    actions.merge_accounts(mara, gone=olu, by=hugo, why=WHY)
    assert {one.given_name for one in Person.objects.led_by(mara)} == {"Ben", "Tess"}
    assert not Person.objects.get(pk=mara.pk).holds(Role.AUTHOR)
    assert RoleGrant.objects.get(role=Role.AUTHOR).person == olu
    assert not ReportingLine.objects.on().filter(person=olu).exists()


def test_who_may_not_and_what_is_in_the_way_is_said(ben, twin, mara, hugo, adam, olu, company):
    for by in (ben, mara):
        with pytest.raises(PermissionDenied):
            actions.merge_accounts(ben, gone=twin, by=by, why=WHY)
    with pytest.raises(PermissionDenied):
        actions.merge_accounts(hugo, gone=twin, by=hugo, why=WHY)
    with pytest.raises(ValidationError, match="hetzelfde"):
        actions.merge_accounts(ben, gone=ben, by=adam, why=WHY)
    with pytest.raises(ValidationError, match="waarom"):
        actions.merge_accounts(ben, gone=twin, by=adam, why="zomaar")
    actions.move(twin, unit=company.south, starts=clock.today() + dt.timedelta(5), by=hugo)
    with pytest.raises(ValidationError, match="gaat op"):
        actions.merge_accounts(ben, gone=twin, by=adam, why=WHY)
    merge = actions.merge_accounts(ben, gone=olu, by=adam, why=WHY)
    with pytest.raises(ValidationError, match="al samengevoegd"):
        actions.merge_accounts(twin, gone=olu, by=adam, why=WHY)
    with clock.at(clock.today() + dt.timedelta(31)), pytest.raises(ValidationError, match="30 dagen"):
        actions.part_accounts(merge, by=adam, why=WHY)
