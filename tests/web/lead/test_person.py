import datetime as dt

from tests.practising import MONDAY
from vliegwiel.areas.people.actions import use_sign_in_code
from vliegwiel.areas.practice import actions
from vliegwiel.kit import clock


def address(person):
    return f"/lead/person/{person.pk}/"


def read(response):
    return " ".join(response.content.decode().split())


def test_what_was_given_and_why_the_room_and_what_was_ticked(mara_s, mara, ben, listening, give):
    give(listening, [ben], on=MONDAY)
    with clock.at(MONDAY):
        actions.mark_moment(ben, kind="start", by=mara)
        page = read(mara_s.get(address(ben)))
    assert "Maandag begint de nieuwe planning." in page
    assert "Vooruitgekeken" in page
    assert "Week van 23 mrt" in page


def test_somebody_one_does_not_lead_has_no_page(mara_s, ben, olu):
    assert mara_s.get(address(olu)).status_code == 404
    assert mara_s.post(f"{address(olu)}code/").status_code == 404


def test_a_code_for_who_has_no_e_mail_is_shown_once(mara_s, ben):
    assert mara_s.post(f"{address(ben)}code/").status_code == 403
    ben.email = None
    ben.save()
    assert "Maak een code" in read(mara_s.get(address(ben)))
    response = mara_s.post(f"{address(ben)}code/")
    code = response.content.decode().split('translate="no">')[1].split("<")[0]
    assert response.headers["Cache-Control"] == "max-age=0, no-cache, no-store, must-revalidate, private"
    assert mara_s.get(f"{address(ben)}code/").status_code == 405
    assert use_sign_in_code(code, who=ben.name) == ben


def test_taking_back_and_putting_back(mara_s, ben, listening, give):
    (row,) = give(listening, [ben], on=MONDAY).new
    with clock.at(MONDAY):
        response = mara_s.post(f"/lead/given/{row.pk}/withdrawal/", {"from": "person"})
        assert response.url == address(ben)
        page = read(mara_s.get(address(ben)))
        assert "Teruggenomen: ‘Luisteren’ van Ben Bakker." in page
        mara_s.post(f"/lead/given/{row.pk}/renewal/", {"from": "person"})
        page = read(mara_s.get(address(ben)))
    assert "Zet terug" not in page
    assert "Neem terug" in page


def test_it_costs_the_same_with_more_given(same_queries, mara_s, mara, ben, publish, give):
    numbers = iter(range(9))

    def one_more():
        give(publish(f"nummer-{next(numbers)}"), [ben], on=MONDAY + dt.timedelta(days=1))

    with clock.at(MONDAY + dt.timedelta(days=1)):
        same_queries(lambda: mara_s.get(address(ben)), one_more)
