from lxml import html

from tests.library import TEXT, publish
from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.people.models import Merge, Person
from vliegwiel.kit import clock


def words(response):
    """What the page says."""
    return " ".join(" ".join(html.fromstring(response.content.decode()).xpath("//main//text()")).split())


def test_from_finding_the_other_account_to_one_and_back(client, hugo, ben, mara, hire, company, ines, lea):
    twin = hire("Ben", "Bakker-Smit", unit=company.north, led_by=mara)
    brand = publish(ines, "brand", edition={"blocks": [TEXT]})
    learning.record(brand, people=[ben, twin], on=clock.today(), by=lea, why="Op papier, de lijst ligt bij HR.")
    client.force_login(hugo)
    page = f"/office/people/{ben.pk}/merging/"
    assert f"{page}{twin.pk}/" in client.get(f"{page}?q=bakker").content.decode()
    assert "Bakker-Smit" in words(client.get(f"{page}?q={twin.number}"))
    told = words(client.get(f"{page}{twin.pk}/"))
    assert "‘Brand’ is op beide afgerond: beide feiten blijven staan" in told
    assert f"Voortaan alleen met {ben.email}; {twin.email} werkt niet meer." in told
    assert "Welke activiteiten je afrondde en wanneer 1 0" in told
    assert "Berichten die de academie je stuurde" not in told
    assert client.post(f"{page}{twin.pk}/", {"why": "kort"}).status_code == 422
    assert client.post(f"{page}{twin.pk}/", {"why": "HR kent haar: één persoon."}).url == f"/office/people/{ben.pk}/"
    assert "hiermee samen. Naar dat account HR kent haar" in words(client.get(f"/office/people/{ben.pk}/"))
    facts = words(client.get(f"/office/people/{ben.pk}/facts/"))
    assert f"Stond op het account van Ben Bakker-Smit ({twin.number}), dat is samengevoegd." in facts
    assert "Dit account is op" in words(client.get(f"/office/people/{twin.pk}/"))
    client.force_login(twin)
    assert client.get("/learn/").status_code == 302
    client.force_login(hugo)
    undo = f"{page}{Merge.objects.get().pk}/undoing/"
    client.post(undo, {"why": "Het zijn toch twee mensen."})
    assert Person.objects.get(pk=twin.pk).is_active


def test_the_preview_costs_the_same_and_others_stay_out(client, hugo, ben, olu, lea, ines, same_queries):
    client.force_login(hugo)
    made = iter("abcdefgh")

    def one_more():
        activity = publish(ines, f"brand-{next(made)}", edition={"blocks": [TEXT]})
        learning.record(activity, people=[ben, olu], on=clock.today(), by=lea, why="Op papier, de lijst ligt bij HR.")

    same_queries(lambda: client.get(f"/office/people/{ben.pk}/merging/{olu.pk}/"), one_more)
    client.force_login(lea)
    assert client.get(f"/office/people/{ben.pk}/merging/").status_code == 403
    assert (
        client.post(f"/office/people/{ben.pk}/merging/{olu.pk}/", {"why": "Zomaar wat geprobeerd"}).status_code == 403
    )
