import pytest
from django.db import transaction

from vliegwiel.demo import play


@pytest.fixture(scope="package")
def told(django_db_setup, django_db_blocker):
    """The half-year, told once for all who look at it."""
    with django_db_blocker.unblock(), transaction.atomic():
        play.play(lambda sentence: None)
        yield
        transaction.set_rollback(True)
