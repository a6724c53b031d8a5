from vliegwiel.areas.people import events as people
from vliegwiel.areas.strategy import actions
from vliegwiel.kit.events import announce


def test_what_happened_is_read_and_narrowed(client, lea, dana, ben):
    actions.write_goal(by=dana, owner=dana, statement="Minder lekken")
    announce(people.Left(by=lea.pk, person=ben.pk, last_day="2026-03-01"))
    client.force_login(lea)
    html = client.get("/office/log/").text
    assert "Dana Vos schreef het doel “Minder lekken”" in html
    assert "als laatste werkdag van Ben Bakker" in html
    assert "Minder lekken" not in client.get("/office/log/?area=people").text
    assert "Minder lekken" not in client.get("/office/log/", {"person": "Ben Bakker"}).text
    assert "Hierover staat niets" in client.get("/office/log/?until=2001-01-01").text


def test_who_may_read_it(client, lea, adam, wim, dana, hugo, ben):
    for person, status in ((lea, 200), (adam, 200), (wim, 200), (dana, 403), (hugo, 403), (ben, 403)):
        client.force_login(person)
        assert client.get("/office/log/").status_code == client.get("/office/log/file/").status_code == status


def test_the_works_council_cannot_ask_for_a_person(client, wim, ben):
    announce(people.Left(by=None, person=ben.pk, last_day="2026-03-01"))
    client.force_login(wim)
    html = client.get("/office/log/", {"person": "Ben Bakker"}).text
    assert "Ben Bakker" not in html
    assert "een medewerker" in html


def test_the_file_holds_every_line_and_no_formula(client, lea, dana):
    for n in range(3):
        actions.discard_goal(actions.write_goal(by=dana, owner=dana, statement=f"Doel {n}"), by=dana)
    dana.given_name = "=1+1"
    dana.save()
    client.force_login(lea)
    lines = b"".join(client.get("/office/log/file/").streaming_content).decode("utf-8-sig").splitlines()
    assert lines[0] == "Wanneer;Wat;Waarover;Door"
    assert len(lines) == 7
    assert all(line.split(";")[1].startswith("'=1+1 Vos") for line in lines[1:])


def test_older_entries_follow_and_cost_the_same(client, lea, dana, same_queries):
    for n in range(55):
        actions.write_goal(by=dana, owner=dana, statement=f"Doel {n}")
    client.force_login(lea)
    first = client.get("/office/log/").text
    assert "“Doel 54”" in first
    assert "“Doel 4”" not in first
    href = first.partition('rel="next" href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "“Doel 4”" in client.get(f"/office/log/{href}").text
    same_queries(
        lambda: client.get("/office/log/"), lambda: actions.write_goal(by=dana, owner=dana, statement="Nog een")
    )
