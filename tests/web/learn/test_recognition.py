"""Gezien: what she is asked to write, what others saw her do, and who reads it."""

import re

import pytest

from tests.seeing import SAW
from vliegwiel.areas.practice.models import Plan
from vliegwiel.areas.recognition import actions
from vliegwiel.areas.recognition.models import Question, Recognition, Sharing
from vliegwiel.kit import clock

ADDRESS = "/learn/recognition/"


@pytest.fixture
def mara_s(client, mara):
    client.force_login(mara)
    return client


@pytest.fixture
def written(question, mara, on_day):
    with on_day(4):
        return actions.recognise(question, text=SAW, by=mara)


def test_nobody_saw_anything_yet(ben_s, words):
    said = words(ben_s.get(ADDRESS))
    assert "Nog niets van een ander" in said
    assert "Nee: je leidinggevende hoort niet dat je iets toepaste" in said


def test_who_saw_it_is_asked_and_writes_two_lines(question, mara_s, words, on_day):
    here = f"{ADDRESS}question/{question.pk}/"
    with on_day(4):
        assert "Schrijf aan Ben" in words(mara_s.get(ADDRESS))
        page = words(mara_s.get(here))
        assert "Wat zag je Ben Bakker doen?" in page
        assert "Ben Bakker; die bepaalt of het team het ook leest" in page
        short = mara_s.post(here, {"text": "Mooi."})
        assert (short.status_code, "in minstens 20 tekens" in short.content.decode()) == (422, True)
        assert mara_s.post(here, {"text": SAW}).url == ADDRESS
        after = words(mara_s.get(ADDRESS))
        assert ("Schrijf aan Ben" in after, "Neem terug" in after, SAW in after) == (False, True, True)
        assert "Deze vraag is klaar" in words(mara_s.get(here))
    assert list(Recognition.objects.values_list("text", flat=True)) == [SAW]


def test_words_that_press_are_said_once_and_then_go_as_they_are(question, mara_s, on_day):
    here, text = f"{ADDRESS}question/{question.pk}/", "Je moet dit altijd zo doen bij een boze klant."
    with on_day(4):
        hint = mara_s.post(here, {"text": text})
        assert hint.status_code == 422
        assert "Er staat: moet." in hint.content.decode()
        assert text in hint.content.decode()
        assert not Recognition.objects.exists()
        other = text.replace("boze", "blije")
        assert mara_s.post(here, {"text": other, "as_it_is": text}).status_code == 422  # other words, asked again
        assert mara_s.post(here, {"text": other, "as_it_is": other}).url == ADDRESS
    assert Recognition.objects.get().text == other


def test_not_now_asks_no_reason(question, mara_s, words, on_day):
    with on_day(4):
        assert mara_s.post(f"{ADDRESS}question/{question.pk}/passing/").url == ADDRESS
        assert "Schrijf aan Ben" not in words(mara_s.get(ADDRESS))


def test_five_a_week_is_said_before_she_types(question, mara_s, words, on_day, monkeypatch):
    monkeypatch.setattr("vliegwiel.areas.recognition.queries.reading.PER_WEEK", 0)
    with on_day(4):
        assert "Vijf deze week, mooi" in words(mara_s.get(f"{ADDRESS}question/{question.pk}/"))


def test_she_decides_who_reads_it_puts_it_away_and_erases_it(written, ben_s, words, client, hire, company, on_day):
    with on_day(4):
        assert SAW in words(ben_s.get(ADDRESS))
        for publicity, said in (("team", "jij, wie het schreef en je team"), ("her", "jij en wie het schreef")):
            assert ben_s.post(f"{ADDRESS}{written.pk}/publicity/", {"publicity": publicity}).url == ADDRESS
            assert said in words(ben_s.get(ADDRESS))
        ben_s.post(f"{ADDRESS}{written.pk}/publicity/", {"publicity": "nobody"})
        ben_s.post(f"{ADDRESS}{written.pk}/publicity/", {"publicity": "hidden"})
        assert "Weggelegd" in words(ben_s.get(ADDRESS))
        ben_s.post(f"{ADDRESS}{written.pk}/erasure/")
        assert SAW not in words(ben_s.get(ADDRESS))
    assert list(Recognition.objects.values_list("text", "publicity")) == [("", "hidden")]


def test_the_team_reads_what_she_shares_and_nobody_else_finds_it(
    written, client, ben, mara, olu, hire, company, on_day
):
    tess = hire("Tess", "Visser", unit=company.north)
    with on_day(4):
        for publicity, readers in (("her", set()), ("team", {"Tess"})):
            actions.choose_publicity(written, publicity=publicity, by=ben)
            found = set()
            for one in (tess, olu):
                client.force_login(one)
                if SAW in client.get(ADDRESS).content.decode():
                    found.add(one.given_name)
            assert found == readers
        for other in (tess, olu, mara):
            client.force_login(other)
            assert client.post(f"{ADDRESS}{written.pk}/publicity/", {"publicity": "her"}).status_code == 404
            assert client.post(f"{ADDRESS}{written.pk}/erasure/").status_code == 404
            assert client.get(f"{ADDRESS}question/{written.question_id}/").status_code == (
                200 if other == mara else 404
            )


def test_who_wrote_it_takes_it_back_from_the_page(written, mara_s, ben, client, on_day):
    with on_day(4):
        assert mara_s.post(f"{ADDRESS}{written.pk}/taking-back/").url == ADDRESS
        client.force_login(ben)
        assert client.post(f"{ADDRESS}{written.pk}/taking-back/").status_code == 404
    assert not Recognition.objects.exists()
    assert Question.objects.get().answered_at is None


def test_whether_her_manager_may_know_is_one_press_either_way(ben_s, words):
    for shares, said in (("yes", "Ja: doe je iets"), ("no", "Nee: je leidinggevende")):
        assert ben_s.post(f"{ADDRESS}sharing/", {"shares": shares}).url == ADDRESS
        assert said in words(ben_s.get(ADDRESS))
        assert Sharing.objects.exists() == (shares == "yes")


def test_however_many_it_costs_the_same(same_queries, ben_s, ben, mara, seen, publish, on_day, hire, company):
    numbers = iter(range(20))

    def one_more():
        n = next(numbers)
        other = hire("Lid", f"Nummer {n}", unit=company.north, led_by=mara)
        with on_day(4):
            mine = actions.recognise(seen(ben, mara, activity=publish(f"mijn-{n}")), text=SAW, by=mara)
            actions.choose_publicity(mine, publicity="her", by=ben)
            theirs = actions.recognise(seen(other, ben, activity=publish(f"hun-{n}")), text=SAW, by=ben)
            actions.choose_publicity(theirs, publicity="team", by=other)
            seen(other, ben, activity=publish(f"vraag-{n}"))
        Plan.objects.update(stopped_at=clock.now())  # two under way at once is the most

    with on_day(4):
        same_queries(lambda: ben_s.get(ADDRESS), one_more)


# What would make people compare themselves: in what is written for the pages, and in what a fresh install shows.
RANKING = re.compile(
    r"\b(?:ranglijst|leaderboard|klassement|top ?(?:3|5|10)\b|streak|punten verdien|badge|medaille|beste van|level up)",
    re.IGNORECASE,
)


def test_a_default_install_shows_no_ranking_streak_or_total_of_anybody(
    written, client, ben, mara, lea, dana, on_day, words
):
    pages = (ADDRESS, "/learn/", "/learn/practice/", "/learn/support/", "/learn/my-path/", "/lead/", "/lead/people/")
    pages += ("/office/", "/office/seen/")
    looked = []
    with on_day(4):
        actions.choose_publicity(written, publicity="team", by=ben)
        for who in (ben, mara, lea, dana):
            client.force_login(who)
            for address in pages:
                page = client.get(address, follow=True)
                if page.status_code == 200:
                    looked.append((who.given_name, address))
                    said = words(page, "//body")
                    assert RANKING.findall(said) == [], (who, address)
                    # Nobody's name stands beside a number of times she was seen, thanked or thanked others.
                    assert not re.search(r"\b\d+\s*(?:keer|×|x)\s+(?:gezien|bedankt)|gezien:\s*\d", said), (
                        who,
                        address,
                    )
    assert {("Ben", ADDRESS), ("Mara", "/lead/"), ("Lea", "/office/seen/")} <= set(looked)
