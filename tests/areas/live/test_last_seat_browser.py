"""Without a browser, but beside its tests: those have a database in a file, where there is more than one connection."""

import threading

import pytest
from django.core.exceptions import ValidationError
from django.db import connection

from vliegwiel.areas.live import actions
from vliegwiel.areas.live.models import Booking
from vliegwiel.kit import clock

from .conftest import MONDAY, later


@pytest.mark.browser
@pytest.mark.database
@pytest.mark.django_db(transaction=True)
def test_of_two_who_want_the_last_seat_in_the_same_second_exactly_one_gets_it(activity, lea, ben, mara, olu):
    session = actions.plan(activity, parts=[later(8)], capacity=1, by=lea)
    at_once, got, refused = threading.Barrier(3), [], []

    def want(person):
        try:
            with clock.at(MONDAY):
                at_once.wait(30)
                got.append(actions.book(session, person=person, by=person).person)
        except ValidationError as no:
            refused.append(no.messages[0])
        finally:
            connection.close()

    threads = [threading.Thread(target=want, args=(person,)) for person in (ben, mara, olu)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert len(got) == 1
    assert refused == ["Deze sessie is vol. Op de wachtlijst hoor je het als er een plek vrijkomt."] * 2
    assert Booking.objects.standing().count() == 1
