from tests.areas.community.conftest import _on_a_monday, behaviour, goal
from tests.areas.community.test_leading import WORDS
from vliegwiel.areas.community import queries
from vliegwiel.areas.community.models import KitVersion, LeaderNote, LeaderPause, Recognised

__all__ = ["_on_a_monday", "behaviour", "goal"]
KIT = {
    "title_nl": "Vijf punten",
    "title_en": "Five points",
    "purpose_nl": "Bij de overdracht.",
    "purpose_en": "",
    "minutes": ["5", "", "4"],
    "title_of_nl": ["Eén", "", "Twee"],
    "title_of_en": ["One", "", ""],
    "asks_nl": ["Wat liep anders?", "", "En nu?"],
    "asks_en": ["What went differently?", "", ""],
}


def test_the_lead_writes_a_ritual_with_steps_in_two_languages_and_changes_it(client, lea):
    client.force_login(lea)
    assert client.get("/office/rituals/new/").status_code == 200
    assert client.post("/office/rituals/new/", KIT).url == "/office/rituals/"
    version = KitVersion.objects.get()
    assert [(step["minutes"], step["title"]["nl"], step["tries"]) for step in version.steps] == [
        (5, "Eén", False),
        (4, "Twee", True),
    ]
    address = f"/office/ritual/{version.kit.key}/"
    assert "What went differently?" in client.get(address).text
    assert client.post(address, KIT | {"purpose_nl": "Elke ochtend."}).status_code == 302
    assert "Versie 2" in client.get(address).text
    client.post(f"{address}retirement/")
    assert "niet meer te kiezen" in client.get("/office/rituals/").text
    client.post(f"{address}retirement/", {"back": "yes"})
    assert queries.ritual_called(version.kit.key) is not None


def test_what_is_refused_keeps_what_was_typed(client, lea):
    client.force_login(lea)
    refused = client.post("/office/rituals/new/", KIT | {"minutes": ["", "", "4"]})
    assert refused.status_code == 422
    assert "Elke stap heeft minuten, een naam en een vraag in het Nederlands." in refused.text
    assert "What went differently?" in refused.text
    assert not KitVersion.objects.exists()


def test_directors_read_shares_of_layers_and_others_do_not(client, dana, lea, ines, hugo):
    said = {}
    for person in (dana, lea, ines, hugo):
        client.force_login(person)
        response = client.get("/office/rituals/")
        said[person.given_name] = (response.status_code, "Leren leidinggevenden zichtbaar?" in response.text)
    assert said == {"Dana": (200, True), "Lea": (200, False), "Ines": (403, False), "Hugo": (403, False)}


def test_a_leader_shares_three_lines_her_people_read_and_recognise_them(client, mara, ben, behaviour, lea):
    behaviour.goal.state = "active"
    behaviour.goal.save()
    client.force_login(mara)
    assert "Deze maand niet" in client.get("/lead/example/").text
    short = client.post("/lead/example/", WORDS | {"stuck": "Niks", "behaviour": behaviour.pk, "audience": "team"})
    assert short.status_code == 422
    assert "Schrijf één hele zin" in short.text
    assert client.post("/lead/example/", WORDS | {"behaviour": behaviour.pk, "audience": "team"}).status_code == 302
    note = LeaderNote.objects.get()
    assert "Hoeveel mensen dit herkennen, zie je vanaf vijf." in client.get("/lead/example/").text

    client.force_login(ben)
    assert WORDS["stuck"] in client.get("/learn/leaders/").text
    client.post(f"/learn/leaders/{note.pk}/recognition/")
    assert Recognised.objects.get().person == ben
    client.post(f"/learn/leaders/{note.pk}/recognition/", {"not": "yes"})
    assert not Recognised.objects.exists()
    client.post("/learn/path/goals/", {"behaviour": behaviour.pk})
    assert "Mara de Wit leert dit ook:" in client.get("/learn/path/").text

    client.force_login(lea)
    assert WORDS["stuck"] not in client.get("/learn/leaders/").text
    assert client.post(f"/learn/leaders/{note.pk}/recognition/").status_code == 404
    client.force_login(mara)
    client.post(f"/lead/example/{note.pk}/removal/")
    assert not LeaderNote.objects.exists()


def test_not_this_month_asks_nothing_and_can_be_taken_back(client, mara, ben):
    client.force_login(mara)
    client.post("/lead/example/pause/")
    assert LeaderPause.objects.get().person == mara
    client.post("/lead/example/pause/", {"after_all": "yes"})
    assert not LeaderPause.objects.exists()
