"""What is looked for and not found is counted without anybody: once a month, and shown from five people on."""

import datetime as dt

import pytest
from django.core.exceptions import PermissionDenied

from tests.library import TEXT, publish
from vliegwiel.areas.catalogue import actions, jobs
from vliegwiel.areas.catalogue.enums import MissKind
from vliegwiel.areas.catalogue.models import MissDismissal, MissMark, MissMonth, SearchMiss
from vliegwiel.areas.catalogue.queries import misses, shown_misses
from vliegwiel.kit import clock
from vliegwiel.kit.models import Happening

OCTOBER, LATE_OCTOBER, NOVEMBER = dt.date(2026, 10, 5), dt.date(2026, 10, 30), dt.date(2026, 11, 2)


@pytest.fixture
def crowd(company, hire):
    names = ["Abel", "Bo", "Cas", "Daan", "Eefje", "Fenna"]
    return [hire(name, "Zwartjes", unit=company.north) for name in names]


def told(person):
    return [(row.words, row.kind, row.people, row.since) for row in misses(person)]


def test_a_term_shows_from_five_people_on_and_in_steps_of_five(crowd, ines, ben):
    with clock.at(OCTOBER):
        for person, text in zip(crowd[:4], ("Heftrucks", "heftruck", "de heftruck", "HEFTRUCK"), strict=True):
            assert actions.note_miss(text, by=person)
        assert told(ines) == []
        for person in crowd[4:]:
            actions.note_miss("heftruck", by=person)
        assert told(ines) == [("heftrucks", MissKind.NOTHING, 5, dt.date(2026, 10, 1))]
        assert told(ben) == []


def test_one_person_ten_times_counts_once_and_nothing_says_who(ben):
    assert [actions.note_miss("heftruck", by=ben) for _ in range(10)] == [True] + [False] * 9
    assert SearchMiss.objects.get().people == MissMark.objects.count() == 1
    (event,) = Happening.objects.filter(kind="catalogue.SearchMissed").values("by", "person", "facts")
    assert event == {"by": None, "person": None, "facts": {"by": None, "person": None}}


@pytest.mark.parametrize(
    "text",
    [
        *("Olu", "gesprek met adeyemi", "ADEYEMI", "olu.adeyemi@waterland.example", "06 12345678", "verzuim 2026"),
        *("burn-out", "ik word gepest", "w" * 61, "hoe vertel ik mijn leidinggevende dat wij samen weggaan", "de", "?"),
    ],
)
def test_what_may_say_something_about_somebody_is_not_kept(ben, olu, text):
    assert not actions.note_miss(text, by=ben)
    assert not SearchMiss.objects.exists() and not MissMonth.objects.exists()


def test_what_was_found_and_not_opened_is_told_apart(crowd, ines):
    publish(ines, "gesprek", edition={"title": "Lastige gesprekken", "summary": "Rustig.", "blocks": [TEXT]})
    for person in crowd[:5]:
        actions.note_miss("gesprekken", by=person)
    assert [row.kind for row in misses(ines)] == [MissKind.UNOPENED]


def test_closing_a_month_destroys_its_salt_its_marks_and_what_few_looked_for(crowd, ines):
    with clock.at(OCTOBER):
        for person in crowd[:5]:
            actions.note_miss("heftruck", by=person)
        for person in crowd[:4]:
            actions.note_miss("asbest", by=person)
    with clock.at(LATE_OCTOBER):
        assert actions.close_misses() == 0
        assert MissMark.objects.count() == 9
    with clock.at(NOVEMBER):
        actions.note_miss("asbest", by=crowd[4])
        jobs.close_misses.func()
        assert [month.first_day for month in MissMonth.objects.order_by("pk")] == [dt.date(2026, 11, 1)]
        assert MissMark.objects.count() == 1
        assert told(ines) == [("heftruck", MissKind.NOTHING, 5, dt.date(2026, 10, 1))]
        publish(ines, "heftruck", edition={"title": "Heftruck rijden", "summary": "Veilig.", "blocks": [TEXT]})
        actions.close_misses()
        assert told(ines) == []


def test_what_is_not_for_us_is_put_away_and_back(crowd, ines, ben):
    for person in crowd[:5]:
        actions.note_miss("heftruck", by=person)
    miss = shown_misses(ines).get()
    with pytest.raises(PermissionDenied):
        actions.dismiss_miss(miss, by=ben)
    away = actions.dismiss_miss(miss, by=ines)
    assert actions.dismiss_miss(miss, by=ines) == away
    assert told(ines) == []
    actions.restore_miss(away, by=ines)
    assert len(told(ines)) == 1 and not MissDismissal.objects.exists()
