import json

import pytest

from tests.library import publish
from vliegwiel.areas.learning.models import Completion

pytestmark = pytest.mark.django_db


def finished(person, activity):
    return Completion.objects.create(person=person, activity=activity, edition=activity.editions.get())


def test_it_lists_what_she_finished(ben_s, ben, olu, activity, ines, words):
    finished(ben, activity)
    finished(olu, publish(ines, "van-olu"))
    page = words(ben_s.get("/learn/records/"))
    assert "Luisteren Eigen groei 5" in page
    assert "Van-olu" not in page


def test_empty_it_says_what_will_stand_there(ben_s, words):
    assert "Nog niets afgerond" in words(ben_s.get("/learn/records/"))


def test_the_table_opens_harmless_in_a_spreadsheet(ben_s, ben, ines):
    finished(ben, publish(ines, "gevaar", edition={"title": "=1+1", "blocks": []}))
    response = ben_s.get("/learn/records/csv/")
    assert "attachment" in response["Content-Disposition"]
    assert ";'=1+1;5;Eigen groei;;1" in response.content.decode("utf-8-sig")


def test_everything_about_her_holds_hers_and_no_secrets(ben_s, ben, olu, activity, ines):
    finished(ben, activity)
    finished(olu, publish(ines, "van-olu"))
    told = json.loads(ben_s.get("/learn/records/json/").content)
    kinds = {entry["what"]: entry["rows"] for entry in told["kept"]}
    assert [row["activity_id"] for row in kinds["Welke activiteiten je afrondde en wanneer"]] == [activity.pk]
    (herself,) = kinds["Je naam, personeelsnummer, werkmail en taal"]
    assert herself["email"] == ben.email
    assert "password" not in herself


def test_other_files_there_are_none(ben_s):
    assert ben_s.get("/learn/records/exe/").status_code == 404


def test_it_costs_the_same_however_much_she_finished(ben_s, ben, ines, same_queries):
    slugs = iter(["een", "twee", "drie", "vier"])
    same_queries(lambda: ben_s.get("/learn/records/"), lambda: finished(ben, publish(ines, next(slugs))))
