"""A manager keeps her questions: hers, of her own people, today."""

from tests.areas.reports.conftest import SPRING, _late_in_2026, ask_of, bhv, do, home, law, short
from tests.web.learn.conftest import words
from vliegwiel.areas.reports.models import Export, SavedView

__all__ = ["_late_in_2026", "ask_of", "bhv", "do", "home", "law", "short", "words"]
VIEWS = "/lead/report/views/"


def test_a_manager_keeps_shares_takes_along_and_throws_away(
    client, home, mara, ben, olu, lea, hire, company, bhv, law, ask_of, words
):
    ask_of(law, ben, on=SPRING, by=mara)
    client.force_login(mara)
    assert "Nog niets bewaard" in words(client.get(VIEWS))
    chosen = client.get("/lead/report/", {"column": ["unit", "due", "until"]})
    assert words(chosen).count("Team Noord") == 2  # as many columns as she ticked, of both rows
    kept = client.post(VIEWS, {"title": "Nog te doen", "ask": "answer=no&day=2026-01-01", "shared": "on"})
    view = SavedView.objects.get()
    assert (view.scope, kept.url) == ("team", f"{VIEWS}{view.pk}/")
    answer = client.get(kept.url).url
    assert answer == f"/lead/report/?question=must&answer=no&view={view.pk}"
    assert "Bewaar wat er nu staat" in words(client.get(answer))
    assert "gedeeld met andere leidinggevenden" in words(client.get(VIEWS))
    client.post(f"{VIEWS}{view.pk}/schedule/", {"rhythm": "week", "weekday": "1", "keep": [str(mara.pk)]})
    assert "Het komt elke week langs." in words(client.get(f"{VIEWS}{view.pk}/schedule/"))
    made = client.post("/lead/report/exports/", {"ask": "answer=no", "title": "Nog te doen", "format": "csv"}).url
    assert b"Ben Bakker" in b"".join(client.post(f"{made}file/").streaming_content)
    client.post(f"{made}removal/")
    assert Export.objects.get().state == "gone"
    other = hire("Lot", "Prins", unit=company.north)
    hire("Vic", "Vos", unit=company.north, led_by=other)
    client.force_login(other)
    assert "Nog te doen" in words(client.get(VIEWS))
    theirs = words(client.get(answer))
    assert "Vic Vos" in theirs and "Ben Bakker" not in theirs
    assert client.post(f"{VIEWS}{view.pk}/removal/").status_code == 403
    for who in (lea, olu):  # who sees names has shelves of her own; who leads nobody has none
        client.force_login(who)
        assert client.get(kept.url).status_code == 403
    client.force_login(lea)
    assert client.get(f"/office/reports/views/{view.pk}/").status_code == 404
    client.force_login(mara)
    client.post(f"{VIEWS}{view.pk}/removal/")
    assert not SavedView.objects.exists()
