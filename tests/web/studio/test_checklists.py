"""Writing an observation list: lines, who may fill it in, whether it counts; the next version; who did it all."""

import pytest
from lxml import html

from vliegwiel.areas.observation import actions, queries
from vliegwiel.areas.observation.models import Checklist

pytestmark = pytest.mark.django_db

HOME = "/studio/checklists/"


def words(response):
    assert response.status_code == 200, response.status_code
    return " ".join(" ".join(html.fromstring(response.text).xpath("//main//text()")).split())


def test_an_author_writes_a_list_and_its_next_version(client, ines, activity):
    client.force_login(ines)
    assert "Er zijn nog geen lijsten" in words(client.get(HOME))
    said = {"title": "Bellen", "lines": "Luistert\nVat samen", "assessors": ["manager"], "activity": activity.slug}
    assert client.post(HOME, said | {"activity": ""}).status_code == 422
    page = client.post(HOME, said).url
    made = Checklist.objects.get()
    assert page == f"/studio/checklist/{made.pk}/"
    assert client.post(page, {"lines": ""}).status_code == 422
    assert client.post(page, {"lines": "Luistert"}).url == page
    assert (queries.version_of(made).number, "Versie 2" in words(client.get(page))) == (2, True)
    client.post(f"{page}retirement/")
    assert "weggelegd" in words(client.get(HOME))


def test_who_is_named_and_who_did_it_all(client, ines, lea, ben, mara, olu, activity, agreed):
    made = actions.write_list(
        title="Proef", lines=["Luistert"], assessors=["examiner"], activity=activity, counts=True, by=ines
    )
    page = f"/studio/checklist/{made.pk}/"
    client.force_login(lea)
    assert client.post(f"{page}examiners/", {"person": "niemand"}).status_code == 422
    client.post(f"{page}examiners/", {"person": olu.name})
    actions.fill_in(made, person=ben, version=1, seen=["yes"], by=olu, key="een-sleutel")
    told = words(client.get(page))
    assert "Olu Adeyemi" in told and "Ben Bakker alles gezien" in told
    client.force_login(ines)
    assert "Ben Bakker" not in words(client.get(page))  # who wrote it reads nobody's outcome
    client.post(f"{page}examiners/{olu.pk}/removal/")
    assert "Olu Adeyemi" not in words(client.get(page))
    client.force_login(ben)
    assert client.get(HOME).status_code == 403


def test_while_nobody_agreed_both_pages_say_that_it_is_off(client, ines, activity, request):
    made = actions.write_list(title="Proef", lines=["Luistert"], assessors=["manager"], activity=activity, by=ines)
    client.force_login(ines)
    pages = (HOME, f"/studio/checklist/{made.pk}/")
    off = "Dit staat hier uit Je kunt een lijst al klaarzetten."
    assert [off in words(client.get(page)) for page in pages] == [True, True]
    request.getfixturevalue("agreed")
    assert [off in words(client.get(page)) for page in pages] == [False, False]


def test_lists_cost_the_same_however_many(client, ines, activity, same_queries):
    client.force_login(ines)
    numbers = iter(range(9))
    same_queries(
        lambda: client.get(HOME),
        lambda: actions.write_list(
            title=f"Lijst {next(numbers)}", lines=["Luistert"], assessors=["manager"], activity=activity, by=ines
        ),
    )
