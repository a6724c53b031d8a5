from types import SimpleNamespace

from django.db import OperationalError, connection


def test_alive_is_said_without_asking_the_database(client):
    response = client.get("/healthz")  # a test without a database: a query would raise
    assert (response.status_code, response.json()) == (200, {"alive": True})
    assert "no-store" in response["Cache-Control"]


def test_ready_when_the_database_answers(client, db):
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"ready": True, "database": "ok", "static": "ok"})


def test_not_ready_when_the_database_is_away(client, db, monkeypatch):
    def away():
        raise OperationalError("connection refused")

    monkeypatch.setattr("vliegwiel.web.shared.health.connection", SimpleNamespace(cursor=away))
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (503, {"ready": False, "database": "away", "static": "ok"})


def test_not_ready_when_the_styles_were_not_built(client, db, monkeypatch):
    monkeypatch.setattr("vliegwiel.web.shared.health.staticfiles_storage", type("Storage", (), {"hashed_files": {}})())
    response = client.get("/readyz")
    assert response.json() == {"ready": False, "database": "ok", "static": "not_built"}


def test_nobody_writes_to_it(client):
    assert client.post("/healthz").status_code == 405


def test_a_database_without_tables_is_not_ready(client, db):
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE django_migrations")
    assert client.get("/readyz").json()["database"] == "not_migrated"
