"""What pages remember is remembered under what it says: another deed, of whichever process, shows at the next reading.

Every page is opened before the deed too, so that it has something to remember.
"""

import datetime as dt

import pytest

from tests.library import publish, republish, retire
from vliegwiel.areas.catalogue.models import Confirmation, Link
from vliegwiel.areas.insights import actions as insights
from vliegwiel.areas.insights.models import Cell
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.people import actions as people
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Organisation, RoleGrant
from vliegwiel.areas.practice.enums import Moment
from vliegwiel.areas.strategy import actions as strategy
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour

pytestmark = pytest.mark.django_db
SHELF, TODAY, COCKPIT = "/learn/activities/", "/learn/", "/office/"


@pytest.fixture
def reads(client):
    def read(person, address):
        client.force_login(person)
        return client.get(address).text

    return read


@pytest.fixture
def link(activity, dana):
    goal = Goal.objects.create(
        statement="Minder klachten", owner=dana, due=dt.date(2030, 1, 1), state=Goal.State.ACTIVE
    )
    behaviour = TargetBehaviour.objects.create(
        goal=goal,
        actor="Een collega",
        situation="bij een klacht",
        action="luistert eerst",
        standard="altijd",
        owner=dana,
    )
    return Link.objects.create(activity=activity, behaviour=behaviour, rationale="Precies dit.", claimed_by=dana)


def test_another_title(reads, ben, lea, activity):
    for person, address in ((ben, SHELF), (ben, f"/learn/activity/{activity.slug}/"), (lea, COCKPIT)):
        assert "Samenvatten" not in reads(person, address)
    republish(activity, title="Samenvatten")
    for person, address in ((ben, SHELF), (ben, f"/learn/activity/{activity.slug}/"), (lea, COCKPIT)):
        assert "Samenvatten" in reads(person, address)


def test_what_leaves_the_shelf_and_what_comes_on_it(reads, ben, lea, ines, activity):
    address = f"/learn/activity/{activity.slug}/"
    assert address in reads(ben, SHELF)
    assert f"/office/activity/{activity.slug}/" in reads(lea, COCKPIT)
    retire(activity)
    assert address not in reads(ben, SHELF)
    assert f"/office/activity/{activity.slug}/" not in reads(lea, COCKPIT)
    publish(ines, "nieuw")
    assert "/learn/activity/nieuw/" in reads(ben, SHELF)
    assert "/office/activity/nieuw/" in reads(lea, COCKPIT)


def test_why_it_is_there(reads, ben, olu, mara, dana, activity, link):
    pages = (SHELF, f"/learn/activity/{activity.slug}/")
    assert [("luistert eerst" in reads(ben, page)) for page in pages] == [False, False]
    Confirmation.objects.create(link=link, by=dana)
    assert [("luistert eerst" in reads(ben, page)) for page in pages] == [True, True]
    strategy.change_behaviour(link.behaviour, by=dana, action={"nl": "vat eerst samen"})
    assert [("vat eerst samen" in reads(ben, page)) for page in pages] == [True, True]
    assert "vat eerst samen" in reads(ben, SHELF + "?length=20")  # in the choices too
    learning.assign(activity, to=ben, by=mara, reason="We willen minder klachten.")
    learning.enrol(activity, by=olu)
    assert "vat eerst samen" in reads(ben, TODAY)  # asked
    assert "vat eerst samen" in reads(olu, TODAY)  # chosen
    Link.objects.all().delete()
    assert "vat eerst samen" not in reads(ben, TODAY)
    assert "vat eerst samen" not in reads(olu, TODAY)
    assert [("vat eerst samen" in reads(ben, page)) for page in pages] == [False, False]


def test_a_role_that_is_taken_away(reads, adam, lea, activity):
    assert 'href="/office/"' in reads(lea, TODAY)
    people.end_role(RoleGrant.objects.get(person=lea, role=Role.LND_LEAD), by=adam)
    assert 'href="/office/"' not in reads(lea, TODAY)
    assert "Deze deur is voor anderen" in reads(lea, COCKPIT)


def test_the_brand_and_how_it_says_you(reads, adam, ben, activity):
    assert "Waterland" in reads(ben, TODAY)
    organisation = Organisation.objects.get()
    people.set_brand(organisation, by=adam, name="Hoogland", academy="leerhuis", colour="#225588", address="u")
    page = reads(ben, TODAY)
    assert "Waterland" not in page
    assert "Hoogland" in page
    assert "leerhuis" in page
    assert "Een eigen doel, een moment in uw week en iets korts om mee te beginnen." in page
    ben.language = "en"
    ben.save(update_fields=["language"])
    assert ">Today<" in reads(ben, TODAY).replace("<span>Today</span>", ">Today<")


def test_what_was_asked_and_taken_back(reads, ben, mara, activity):
    assert "Omdat het druk is" not in reads(ben, TODAY)
    given = learning.assign(activity, to=ben, by=mara, reason="Omdat het druk is.")
    assert "Omdat het druk is" in reads(ben, TODAY)
    assert "Gevraagd aan jou" in reads(ben, SHELF)
    assert "Gevraagd aan jou" not in reads(mara, SHELF)
    learning.withdraw(given, by=mara)
    assert "Omdat het druk is" not in reads(ben, TODAY)
    assert "Gevraagd aan jou" not in reads(ben, SHELF)


def test_a_decision_and_a_count(reads, lea, wim, activity, hire, company):
    for n in range(12):
        learning.enrol(activity, by=hire(f"Iemand{n}", "Pietersen", unit=company.north))
    insights.recount()
    assert ">12</td>" in reads(wim, COCKPIT)
    insights.decide(activity, verdict="keep", reason="Het werkt en het kost weinig tijd.", by=lea)
    assert "Houden" in reads(wim, COCKPIT)
    learning.enrol(activity, by=hire("Iemand", "Laatst", unit=company.north))
    insights.recount(activity)
    assert ">13</td>" in reads(wim, COCKPIT)
    Cell.objects.all().delete()
    insights.recount(activity)
    assert ">13</td>" in reads(wim, COCKPIT)


def test_a_team_and_what_its_manager_ticks(reads, client, mara, ben, hire, company):
    assert "Ben Bakker" in reads(mara, "/lead/people/")
    hire("Nieuw", "Gezicht", unit=company.north, led_by=mara)
    assert "Nieuw Gezicht" in reads(mara, "/lead/people/")
    ben.family_name = "Bakker-Visser"
    ben.save(update_fields=["family_name"])
    assert "Ben Bakker-Visser" in reads(mara, "/lead/people/")
    client.post(f"/lead/moment/{ben.pk}/", {"kind": Moment.ROOM})


def test_nobody_reads_what_was_written_for_another(reads, ben, olu, mara, activity):
    learning.assign(activity, to=ben, by=mara, reason="Alleen voor Ben.")
    assert "Alleen voor Ben" in reads(ben, TODAY)
    assert "Alleen voor Ben" in reads(ben, f"/learn/activity/{activity.slug}/")
    assert "Alleen voor Ben" not in reads(olu, TODAY)
    page = reads(olu, f"/learn/activity/{activity.slug}/")
    assert "Alleen voor Ben" not in page
    assert "Ben Bakker" not in page
    assert "Mara" not in page
