import datetime as dt
import threading

import pytest
from django.db import connection
from django.db.models import Count, Q

from vliegwiel.areas.people.models import Person, ReportingLine
from vliegwiel.kit.prepared import LONG, Prepared

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
    assert asked.ask(person=0, day=DAY) == []
    assert asked.ask(person=0, day=dt.date(2019, 1, 1)) == [mara, ben, olu]


def test_the_queryset_is_put_together_once(ben):
    times = []
    asked = Prepared(lambda person: times.append(person) or Person.objects.filter(pk=person).order_by("pk"))
    assert [asked.ask(person=ben.pk), asked.ask(person=ben.pk)] == [[ben], [ben]]
    assert len(times) == 1


def test_the_first_row_or_none(mara, ben):
    asked = Prepared(lambda person: Person.objects.filter(pk=person).order_by("pk")[:1])
    assert (asked.first(person=ben.pk), asked.first(person=0)) == (ben, None)


def test_related_rows_and_bare_values_come_along(mara, ben, django_assert_num_queries):
    lines = Prepared(lambda person: ReportingLine.objects.filter(person=person).select_related("manager"))
    pairs = Prepared(lambda person: Person.objects.filter(pk=person).values_list("given_name", "family_name"))
    names = Prepared(lambda person: Person.objects.filter(pk=person).values_list("given_name", flat=True))
    with django_assert_num_queries(3):
        assert [line.manager.name for line in lines.ask(person=ben.pk)] == ["Mara de Wit"]
        assert pairs.ask(person=ben.pk) == [("Ben", "Bakker")]
        assert names.ask(person=mara.pk) == ["Mara"]


def test_texts_moments_and_lists_are_arguments_too(mara, ben, olu):
    now = dt.datetime(2026, 3, 2, 9, tzinfo=dt.UTC)
    asked = Prepared(
        lambda people, name, moment: Person.objects.filter(
            Q(last_login=None) | Q(last_login__lt=moment), pk__in=people, given_name=name
        ).order_by("pk")
    )
    Person.objects.filter(pk=olu.pk).update(last_login=now)
    assert asked.ask(people=[mara.pk, ben.pk, olu.pk], name="Ben", moment=now) == [ben]
    assert asked.ask(people=[mara.pk, ben.pk, olu.pk], name="Olu", moment=now) == []
    assert asked.ask(people=[mara.pk, olu.pk], name="Olu", moment=now + dt.timedelta(seconds=1)) == [olu]
    assert asked.ask(people=[], name="Ben", moment=now) == []
    assert len(asked.compiled) == 3  # of lists up to one, two and four long


def test_another_thread_asks_by_its_own_connection(ben):
    asked = Prepared(lambda person: Person.objects.filter(pk=person).order_by("pk"))
    asked.ask(person=ben.pk)
    seen = []

    def elsewhere():
        known = next(iter(asked.compiled.values())).rows({"person": ben.pk})
        seen.append(known.query.get_compiler().connection)

    thread = threading.Thread(target=elsewhere)
    thread.start()
    thread.join()
    assert seen[0].alias == connection.alias
    assert seen[0] is not next(iter(asked.compiled.values())).compiler.connection


def test_an_argument_that_does_not_reach_the_query_is_refused(ben):
    asked = Prepared(lambda person: Person.objects.filter(pk=person + 1).order_by("pk"))
    with pytest.raises(RuntimeError, match="person does not reach the query"):
        asked.ask(person=ben.pk)


def test_nothing_cannot_be_an_argument(ben):
    with pytest.raises(TypeError, match="None cannot be given"):
        Prepared(lambda person: Person.objects.filter(pk=person).order_by("pk")).ask(person=None)


def test_an_argument_that_is_worked_with_is_refused(ben):
    asked = Prepared(
        lambda day: Person.objects.filter(joined_on__range=(day - dt.timedelta(days=7), day)).order_by("pk")
    )
    with pytest.raises(RuntimeError, match="also changed"):
        asked.ask(day=DAY)


def test_the_database_plans_it_once_for_a_connection(ben):
    asked = Prepared(lambda person: Person.objects.filter(pk=person, given_name="Ben").order_by("pk"))
    assert [asked.ask(person=ben.pk) for _time in range(5)] == [[ben]] * 5
    if connection.vendor == "postgresql":  # SQLite's driver does so by itself, and does not tell
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s", ["%given_name%$1%"])
            assert cursor.fetchone() == (1,)


def test_a_list_of_hundreds_is_asked_as_ever(mara, ben):
    times = []
    asked = Prepared(lambda people: times.append(people) or Person.objects.filter(pk__in=people).order_by("pk"))
    many = [mara.pk, ben.pk, *[0] * LONG]
    assert [asked.ask(people=many), asked.ask(people=many)] == [[mara, ben]] * 2
    assert times == [many, many]
