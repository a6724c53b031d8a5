import datetime as dt

import pytest
from django.db.models import Count, Q

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.prepared import Prepared

DAY = dt.date(2026, 3, 2)


def joined(person, day):
    return (
        Person.objects.filter(Q(pk=person) | Q(joined_on__gt=day), language="nl")
        .annotate(lines=Count("lines_up"))
        .order_by("pk")
    )


@pytest.mark.django_db
def test_it_gives_the_rows_of_the_queryset_each_time_with_other_values(mara, ben, olu):
    asked = Prepared(joined)
    assert [(row, row.lines) for row in asked.ask(person=ben.pk, day=DAY)] == [(ben, 1)]
    assert [(row, row.lines) for row in asked.ask(person=olu.pk, day=DAY)] == [(olu, 0)]
    assert list(asked.ask(person=0, day=DAY)) == []
    assert list(asked.ask(person=0, day=dt.date(2019, 1, 1))) == [mara, ben, olu]


def test_the_queryset_is_put_together_once(ben):
    times = []
    asked = Prepared(lambda person: times.append(person) or Person.objects.filter(pk=person).order_by("pk"))
    assert [list(asked.ask(person=ben.pk)), list(asked.ask(person=ben.pk))] == [[ben], [ben]]
    assert len(times) == 1


def test_an_argument_that_does_not_reach_the_query_is_refused(ben):
    asked = Prepared(lambda person: Person.objects.filter(pk=person + 1).order_by("pk"))
    with pytest.raises(RuntimeError, match="person does not reach the query"):
        asked.ask(person=ben.pk)
