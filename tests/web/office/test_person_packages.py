"""An administrator looks for a fault in a package; nobody else, and never unseen."""

import pytest
from django.urls import reverse

from tests import packages
from tests.library import publish
from vliegwiel.areas.learning import actions
from vliegwiel.kit.models import Happening

WHY = "Ben belde: de les opent niet"


@pytest.fixture
def where(ines, ben):
    package = packages.stored(ines, packages.a_package())
    enrolment = actions.enrol(publish(ines, "tillen", edition={"blocks": [packages.block(package)]}), by=ben)
    for run in ("A", "B"):
        actions.open_run(enrolment, "k1", item="een", run=run, by=ben)
        kept = {"item": "een", "run": run, "sets": [(1, {"cmi.suspend_data": f"bladzij {run}"})]}
        actions.keep_run(enrolment, "k1", **kept, judge=lambda values: actions.Standing(), by=ben)
    actions.keep_run(
        enrolment,
        "k1",
        item="een",
        run="A",
        sets=[(5, {"cmi.suspend_data": "te laat"})],
        judge=lambda values: actions.Standing(),
        by=ben,
    )
    return reverse("office:person_packages", args=[ben.pk])


def looks():
    return Happening.objects.filter(kind="learning.RunsLookedInto").count()


def test_looking_shows_it_word_for_word_and_writes_it_down(client, adam, ben, where):
    client.force_login(adam)
    assert where in client.get(where.removesuffix("packages/")).content.decode()
    assert "bladzij" not in client.get(where).content.decode()
    assert looks() == 0
    answer = client.post(where, {"activity": "tillen", "reason": "kort"})
    assert (answer.status_code, looks(), "bladzij" in answer.content.decode()) == (422, 0, False)
    text = client.post(where, {"activity": "tillen", "reason": WHY}).content.decode()
    assert [word in text for word in ("bladzij A", "cmi.suspend_data", "te laat")] == [True] * 3
    assert looks() == 1
    client.force_login(ben)
    own = client.get("/learn/who-sees/").content.decode()
    assert [word in own for word in (adam.name, WHY, "Tillen")] == [True] * 3


def test_an_unknown_activity_is_said_and_nothing_kept_is_too(client, adam, ines, where):
    client.force_login(adam)
    answer = client.post(where, {"activity": "weg", "reason": WHY})
    assert (answer.status_code, "Zo’n activiteit is er niet" in answer.content.decode()) == (422, True)
    publish(ines, "anders")
    assert "Er is niets bewaard" in client.post(where, {"activity": "anders", "reason": WHY}).content.decode()


def test_nobody_else_looks(client, hugo, where):
    client.force_login(hugo)
    assert client.get(where).status_code == 403
    assert client.post(where, {"activity": "tillen", "reason": WHY}).status_code == 403
    assert looks() == 0
