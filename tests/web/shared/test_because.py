"""Why an activity is there stands on every door where one meets it."""

import pytest

from tests.threads import a_thread
from vliegwiel.areas.catalogue.models import Confirmation, Draft
from vliegwiel.areas.learning.models import Assignment

LINE = "Doel: Minder herleveringen. Wie dit leert, vraagt na wat de klant hoorde."


@pytest.fixture
def thread(ines, mara, ben):
    made = a_thread(ines, mara)
    Confirmation.objects.create(link=made.link, by=mara)
    Draft.objects.create(activity=made.activity, title="Luisteren")
    Assignment.objects.create(person=ben, activity=made.activity, given_by=mara, reason="Voor maandag.")
    return made


@pytest.mark.parametrize(
    ("who", "address"),
    [
        ("ben", "/learn/"),
        ("ben", "/learn/activity/luisteren/"),
        ("mara", "/lead/assign/"),
        ("mara", "/lead/assign/?activity=luisteren"),
        ("mara", "/lead/given/"),
        ("ines", "/studio/activity/luisteren/"),
        ("dana", "/office/activity/luisteren/"),
    ],
)
def test_every_door_says_which_goal_and_behaviour_it_serves(client, request, thread, who, address):
    client.force_login(request.getfixturevalue(who))
    assert LINE in client.get(address).content.decode()


def test_who_makes_or_weighs_it_reads_the_theme_too(client, thread, ines):
    client.force_login(ines)
    assert f"Thema: Veilig werk. {LINE}" in client.get("/studio/activity/luisteren/").text


def test_nothing_is_said_of_what_no_owner_confirmed(client, thread, ben):
    Confirmation.objects.all().delete()
    client.force_login(ben)
    assert "because-line" not in client.get("/learn/").content.decode()
