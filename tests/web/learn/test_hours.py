"""What I have left in hours by cao or contract, and HR who keeps it."""

from decimal import Decimal

from django.urls import reverse

from tests.areas.study.conftest import _late_in_2026
from vliegwiel.areas.study import actions, queries
from vliegwiel.areas.study.models import HourRight

__all__ = ["_late_in_2026"]


def test_hr_writes_it_down_and_she_reads_what_is_left(client, ben, hugo, mara, company, words, same_queries):
    client.force_login(hugo)
    said = {"name": "Scholingsuren", "source": "Cao, artikel 9", "hours": "24", "scaled": "on", "carry": "1"}
    said |= {"unit": company.north.pk, "first_year": "2026", "why": "Afgesproken in de cao."}
    assert client.post("/office/hours/", said | {"hours": "0"}).status_code == 422
    assert client.post("/office/hours/", said).url == "/office/hours/"
    told = words(client.get("/office/hours/"))
    assert "24 uur per jaar, naar verhouding, Team Noord" in told
    page = f"/office/people/{ben.pk}/hours/"
    right = HourRight.objects.get(person=ben)
    client.post(page, {"right": right.pk, "hours": "-4,5", "why": "Werkt dit jaar tien maanden."})
    assert queries.free_hours(ben) == Decimal("19.5")
    assert "Werkt dit jaar tien maanden. (Hugo Mulder)" in words(client.get(page))
    client.force_login(mara)
    assert client.get(page).status_code == 403
    client.force_login(ben)
    assert "Je hebt nog 19,5 uur om te leren" in words(client.get("/learn/path/"))
    told = words(client.get("/learn/hours/"))
    assert "Van 2026, te gebruiken tot en met 31 december 2027." in told
    assert "Je hebt er nog 19,5." in words(client.get(reverse("learn:study_new")))

    def more():
        name, hours = f"Meer {HourRight.objects.count()}", Decimal(8)
        actions.agree_hours(name, source="Cao", hours=hours, first_year=2026, why="Afgesproken in de cao.", by=hugo)
        actions.grant_hours()

    same_queries(lambda: client.get("/learn/hours/"), more)
    same_queries(lambda: client.get("/learn/path/"), more)
