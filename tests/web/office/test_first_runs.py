"""/office/first-runs/: how people begin, for the L&D lead alone."""

import pytest

from vliegwiel.areas.welcome import actions
from vliegwiel.areas.welcome.models import StepOff

pytestmark = pytest.mark.django_db
HERE = "/office/first-runs/"


def test_groups_and_one_verb_beside_each_leak(client, lea, hugo, mara, ben, company, hire, same_queries):
    client.force_login(hugo)
    assert client.get(HERE).status_code == 403
    client.force_login(lea)
    assert "Nog niet geteld" in client.get(HERE).content.decode()
    for n in range(6):
        hire(f"Noor{n}", "Vis", unit=company.north)
    actions.count_runs()
    page = client.get(HERE).content.decode()
    assert "eerder" in page
    assert "Vraag leidinggevenden om een gesprekje" in page
    assert "Noor" not in page
    assert client.get(f"{HERE}?by=unit&format=csv").getvalue().decode("utf-8-sig").splitlines()[0].startswith("Groep")
    client.post(f"{HERE}learner/digest/", {"on": "no"})
    assert StepOff.objects.get().step == "digest"
    assert "staat niet in de start" in client.get(HERE).content.decode()
    client.post(f"{HERE}learner/digest/", {"on": "yes"})
    assert not StepOff.objects.exists()
    assert client.post(f"{HERE}learner/nothing/", {"on": "no"}).status_code == 404
    assert client.post(f"{HERE}managers/").status_code == 302
