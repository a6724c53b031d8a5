"""The method's page: its versions, a new one with a reason, and making all scores anew with progress."""

import re

import pytest

from tests.threads import a_thread, agree
from vliegwiel.areas.insights import actions, queries
from vliegwiel.areas.insights.models import Contribution, Method, Recompute
from vliegwiel.web.office.method import MethodForm, _initial

WHY = "Bewijs uit eigen huis bleek minder zeker dan we dachten."


def words(response):
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def typed(**changed):
    given = {name: str(value).replace(".", ",") for name, value in _initial(queries.method_in_use()).items()}
    return given | {"reason": WHY} | changed


def test_a_new_version_is_made_with_its_reason_and_the_old_one_stays(client, lea):
    client.force_login(lea)
    answer = client.post("/office/method/", typed(line="0,6", design="0,2", outcome="0,2", cf_2="0,55"))
    assert answer.url == "/office/method/"
    assert list(Method.objects.order_by("version").values_list("version", "line", "reason")) == [
        (1, 0.5, ""),
        (2, 0.6, WHY),
    ]
    assert Method.objects.get(version=2).cf == [0.3, 0.45, 0.55, 0.85, 1.0]
    shown = words(client.get("/office/method/"))
    assert "Versie 2, nu in gebruik" in shown
    assert WHY in shown


@pytest.mark.parametrize(
    ("changed", "text"),
    [
        ({"line": "0,9"}, "samen 1"),
        ({"cf_1": "0,9"}, "laat de getallen niet dalen"),
        ({"gate": "0,2", "reason": "Kort"}, "Wie een knik in een lijn ziet"),
        ({"tiers_8": "2"}, "1"),
    ],
)
def test_numbers_out_of_range_are_refused_in_words_and_kept_to_mend(client, lea, changed, text):
    client.force_login(lea)
    answer = client.post("/office/method/", typed(**changed))
    assert answer.status_code == 422
    assert text in words(answer)
    assert Method.objects.filter(version=2).count() == 0


def test_who_watches_reads_the_method_without_what_is_the_educators_own(client, dana, lea):
    client.force_login(dana)
    shown = words(client.get("/office/method/"))
    assert "Hoe zeker bewijs ons maakt" in shown
    assert "graag gedaan" not in shown
    assert "Reken alles opnieuw uit" not in shown
    assert client.post("/office/method/", typed()).status_code == 403
    assert client.post("/office/method/recompute/").status_code == 403
    client.force_login(lea)
    assert "graag gedaan" in words(client.get("/office/method/"))


def test_all_scores_are_made_anew_and_the_page_says_how_far_it_is(
    client, lea, ines, mara, django_capture_on_commit_callbacks
):
    agree(a_thread(ines, mara), lea, mara)
    client.force_login(lea)
    run = actions.begin_recompute(by=lea)
    part = client.get("/office/method/", headers={"hx-request": "true", "hx-target": "div#progress"})
    assert "De bijdragen worden uitgerekend" in words(part)
    assert "<html" not in part.content.decode()
    run.delete()
    with django_capture_on_commit_callbacks(execute=True):
        assert client.post("/office/method/recompute/").url == "/office/method/"
    assert Recompute.objects.get().changed == 1
    assert Contribution.objects.count() == 1
    assert "1 bijdrage veranderde, van 1" in words(client.get("/office/method/"))


def test_the_page_costs_the_same_with_one_version_and_with_three(client, same_queries, lea):
    lines = iter([0.5, 0.55, 0.6, 0.65])

    def another():
        line = next(lines)
        actions.make_method(by=lea, reason=WHY, line=line, design=0.75 - line, outcome=0.25)

    client.force_login(lea)
    another()
    same_queries(lambda: client.get("/office/method/"), another)


def test_every_number_has_an_input():
    asked = set(MethodForm().fields) - {"reason"}
    assert {name.partition("_")[0] if name[-1].isdigit() else name for name in asked} == set(actions.method.NUMBERS)
