"""From a code on the wall to what is handy there; and who keeps it changes that on the same page."""

import io

from pypdf import PdfReader

from vliegwiel.areas.catalogue import actions
from vliegwiel.areas.catalogue.models import Corner


def test_a_code_on_the_wall_leads_to_what_somebody_chose(client, ben_s, mara, ben, ines, publish, words, same_queries):
    assert ben_s.get("/learn/corners/").status_code == 403
    client.force_login(mara)
    page = client.post("/learn/corners/", {"title": "Koffiehoek van Noord"}).url
    corner = Corner.objects.get()
    assert "Hier staat nu niets" in words(client.get(page))
    assert client.post(f"{page}items/", {"activity": "Bestaat niet"}).status_code == 422
    for slug in ("overdracht", "storing"):
        one = publish(slug)
        client.post(f"{page}items/", {"activity": slug.capitalize()})
    told = words(client.get(page))
    assert told.index("Overdracht") < told.index("Storing")
    client.post(f"{page}items/{one.pk}/first/")
    sheet = client.get(f"{page}poster/")
    paper = PdfReader(io.BytesIO(sheet.content)).pages[0].extract_text()
    assert "Koffiehoek van Noord" in paper and page in paper.replace("\n", "") and "Storing" not in paper
    client.post(f"{page}title/", {"title": "Koffiehoek"})
    actions.retire(one, by=ines, reason="Klopt niet meer.")
    assert "wie scant ziet dit niet" in words(client.get(page))
    same_queries(
        lambda: client.get(page), lambda: actions.hang_up(corner, publish(f"x{corner.items.count()}"), by=mara)
    )
    client.force_login(ben)
    hers = words(client.get(page))
    assert "Overdracht" in hers and "Storing" not in hers and "Haal deze plek weg" not in hers
    assert client.get(f"{page}poster/").status_code == client.post(f"{page}removal/").status_code == 403
    client.force_login(mara)
    client.post(f"{page}items/{one.pk}/removal/")
    client.post(f"{page}removal/")
    gone = client.get(page)
    assert gone.status_code == 404 and "Deze poster is van eerder" in gone.content.decode()
