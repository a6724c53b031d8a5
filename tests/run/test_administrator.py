"""The first administrator: without one nobody can begin."""

import re

import pytest
from django.core.management import CommandError, call_command

from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person, RoleGrant
from vliegwiel.run import checkup

pytestmark = pytest.mark.django_db


def link_in(said):
    return re.search(r"https?://[^/]+(/\S+)", said)[1]


def test_in_an_empty_academy_somebody_new_chooses_a_password_and_stands_before_her_first_step(client, capsys):
    assert "vliegwiel administrator" in checkup.administrator().says
    call_command("administrator", "Adam@Example.org", "--name", "Adam van Dam")
    form = client.get(link_in(capsys.readouterr().out), follow=True)
    chosen = {"password1": "een lange zin als wachtwoord", "password2": "een lange zin als wachtwoord"}
    client.post(form.request["PATH_INFO"], chosen)
    client.logout()
    client.post("/account/login/", {"login": "adam@example.org", "password": chosen["password1"]})
    assert client.get("/office/people/").status_code == 200
    assert checkup.administrator().state == checkup.OK


def test_somebody_of_the_staff_file_becomes_administrator_once(ben, capsys):
    for _twice in range(2):
        call_command("administrator", ben.email, "--address", "https://academie.example.org/")
    assert [grant.role for grant in RoleGrant.objects.filter(person=ben)] == [Role.ADMINISTRATOR]
    assert "  https://academie.example.org/account/password/reset/key/" in capsys.readouterr().out


def test_an_unknown_address_without_a_name_is_asked_for_one():
    with pytest.raises(CommandError, match='Tell who it is: vliegwiel administrator no@example.org --name "'):
        call_command("administrator", "no@example.org")
    assert not Person.objects.exists()
