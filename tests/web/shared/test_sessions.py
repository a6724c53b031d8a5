import pytest
from allauth.usersessions.models import UserSession
from django.db import connection
from django.test.utils import CaptureQueriesContext

pytestmark = pytest.mark.django_db


def test_where_she_is_signed_in_is_noted_once_and_again_from_another_place(client, ben):
    client.force_login(ben)
    client.get("/account/")
    with CaptureQueriesContext(connection) as asked:
        client.get("/account/")
    assert not [query for query in asked if "UPDATE" in query["sql"] or "INSERT" in query["sql"]]
    assert [one.ip for one in UserSession.objects.filter(user=ben)] == ["127.0.0.1"]
    client.get("/account/", REMOTE_ADDR="10.0.0.7")
    assert [one.ip for one in UserSession.objects.filter(user=ben)] == ["10.0.0.7"]


def test_who_is_not_signed_in_is_not_noted(client, db):
    client.get("/account/login/")
    assert not UserSession.objects.exists()
