import datetime as dt

import pytest

from tests.library import publish
from vliegwiel.areas.insights import actions
from vliegwiel.areas.learning.models import Completion
from vliegwiel.kit import clock

pytestmark = pytest.mark.django_db
PAGE = "/learn/given-back/"
WHY = "Er deden maar zes mensen mee. Daarom stoppen we nu al."


def stopped(ines, lea, hire, company, slug, n):
    activity = publish(ines, slug, edition={"minutes": 60})
    for number in range(n):
        person = hire(f"{slug}{number}", "N", unit=company.north)
        at = clock.now() - dt.timedelta(days=9)
        Completion.objects.create(person=person, activity=activity, edition=activity.editions.get(), at=at)
    actions.decide(activity, verdict="stop", reason=WHY, by=lea)


def test_the_shelf_leads_to_it(ben_s, ines):
    publish(ines, "oud")
    assert f'href="{PAGE}"' in ben_s.get("/learn/activities/").text


def test_nothing_stopped_yet_teaches(ben_s, words):
    assert "Nog nergens mee gestopt" in words(ben_s.get(PAGE))


def test_everybody_reads_what_stopping_gave_back_and_not_why(ben_s, words, ines, lea, hire, company):
    stopped(ines, lea, hire, company, "oud", 6)
    said = words(ben_s.get(PAGE))
    for told in ("1,5 uur per kwartaal kregen we samen terug", "door met 1 activiteit te stoppen", "Oud"):
        assert told in said
    assert WHY not in said
    assert "Lea" not in said


def test_few_people_show_no_hours_of_their_own(ben_s, words, ines, lea, hire, company):
    stopped(ines, lea, hire, company, "klein", 4)
    assert "1,0 uur per kwartaal" not in words(ben_s.get(PAGE))


def test_it_costs_the_same_with_more(ben_s, ines, lea, hire, company, same_queries):
    numbers = iter(range(9))
    same_queries(lambda: ben_s.get(PAGE), lambda: stopped(ines, lea, hire, company, f"oud{next(numbers)}", 1))
