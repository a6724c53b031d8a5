import csv
import datetime as dt
import io

import openpyxl
import pytest
from django.urls import reverse
from lxml import html

from vliegwiel.areas.people import actions, queries
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock

LIST = "/office/people/"
JUNE = dt.date(2026, 6, 1)


@pytest.fixture(autouse=True)
def _in_april():
    with clock.at(dt.date(2026, 4, 15)):
        yield


@pytest.fixture
def as_hugo(client, hugo):
    client.force_login(hugo)
    return client


def names(response):
    return [link.text for link in html.document_fromstring(response.content).xpath("//tbody//th/a")]


def at(person, step=""):
    return reverse(f"office:person_{step}" if step else "office:person", args=[person.pk])


def test_the_list_finds_and_filters(as_hugo, company, hugo, ben, olu):
    assert names(as_hugo.get(LIST)) == ["Olu Adeyemi", "Ben Bakker", "Hugo Mulder", "Mara de Wit"]
    assert names(as_hugo.get(LIST, {"q": "bak"})) == ["Ben Bakker"]
    assert names(as_hugo.get(LIST, {"unit": company.south.pk})) == ["Olu Adeyemi"]
    assert names(as_hugo.get(LIST, {"state": "alone"})) == ["Olu Adeyemi", "Hugo Mulder", "Mara de Wit"]
    assert "Niemand gevonden" in as_hugo.get(LIST, {"q": "zzz"}).content.decode()


def test_a_long_list_is_cut_and_goes_on(as_hugo, company, hire):
    for n in range(60):
        hire(f"P{n:02}", "Zz", unit=company.south)
    assert len(names(as_hugo.get(LIST))) == 50
    assert names(as_hugo.get(LIST, {"page": 2}))[-1] == "P59 Zz"


def test_the_list_costs_the_same_with_more_people(same_queries, as_hugo, company, hire, mara, hugo):
    actions.leave(mara, last_day=JUNE, by=hugo)
    numbers = iter(range(99))
    same_queries(lambda: as_hugo.get(LIST), lambda: hire(f"P{next(numbers)}", "Zz", unit=company.south, led_by=hugo))


def test_a_person_costs_at_most_twelve_queries(same_queries, as_hugo, company, hire, mara):
    numbers = iter(range(99))
    same_queries(
        lambda: as_hugo.get(at(mara)), lambda: hire(f"P{next(numbers)}", "Zz", unit=company.south, led_by=mara)
    )


def test_formulas_leave_the_building_as_text(as_hugo, hugo, ben):
    actions.change_person(ben, given_name='=HYPERLINK("http://x.example")', family_name="<script>", by=hugo)
    assert "<script>" not in as_hugo.get(LIST).content.decode().split("<tbody>")[1].split("</tbody>")[0]
    given = b"".join(as_hugo.get(f"{LIST}export/").streaming_content).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(given), delimiter=";"))
    assert rows[1][1] == '\'=HYPERLINK("http://x.example") <script>'
    book = openpyxl.load_workbook(io.BytesIO(as_hugo.get(f"{LIST}export/", {"format": "xlsx"}).content))
    cell = book.active.cell(2, 2)
    assert (cell.value, cell.data_type) == ('=HYPERLINK("http://x.example") <script>', "s")


def test_the_l_and_d_lead_reads_and_changes_nothing(client, lea, ben):
    client.force_login(lea)
    page = client.get(at(ben)).content.decode()
    assert "Ben Bakker" in page
    assert at(ben, "place") not in page
    assert client.get(at(ben, "place")).status_code == 403
    assert client.post(at(ben, "leaving"), {"last_day": "2026-06-01"}).status_code == 403
    assert client.get("/office/imports/").status_code == 403


@pytest.mark.parametrize("who", ["dana", "wim"])
def test_others_in_the_office_do_not_see_who_works_here(client, request, who, ben):
    client.force_login(request.getfixturevalue(who))
    for address in (LIST, at(ben), f"{LIST}export/", "/office/units/", "/office/roles/"):
        assert client.get(address).status_code == 403


@pytest.mark.parametrize(
    ("step", "given", "says"),
    [
        (
            "place",
            {"starts": "2026-06-01", "position": "Planner", "weekly_hours": "20", "days": ["1", "2"]},
            "Vastgelegd waar Ben Bakker werkt.",
        ),
        ("manager", {"manager": "Olu", "starts": "2026-06-01"}, "Ben Bakker heeft een nieuwe leidinggevende."),
        ("dotted", {"manager": "Olu Adeyemi", "starts": "2026-06-01"}, "een functioneel leidinggevende bij"),
        ("acting", {"stand_in": "Olu", "starts": "2026-06-01", "ends": "2026-07-01"}, "De vervanging van Ben"),
        ("leaving", {"last_day": "2026-06-01"}, "Het vertrek van Ben Bakker staat vast."),
        (
            "contract",
            {"starts": "2026-06-01", "position": "Docent", "weekly_hours": "4,5", "days": ["5"]},
            "Het tweede contract van Ben Bakker staat vast.",
        ),
        (
            "details",
            {"given_name": "Ben", "family_name": "Bakkers", "language": "en"},
            "De gegevens van Ben Bakkers zijn bewaard.",
        ),
    ],
)
def test_each_step_asks_one_question_and_does_it(as_hugo, company, ben, olu, step, given, says):
    assert as_hugo.get(at(ben, step)).status_code == 200
    unit = {"unit": company.south.pk} if "position" in given else {}
    done = as_hugo.post(at(ben, step), {**given, **unit}, follow=True)
    assert done.redirect_chain == [(at(ben), 302)]
    assert says in done.content.decode()


def test_somebody_comes_back_on_her_own_page(as_hugo, company, hugo, ben, mara):
    actions.leave(ben, last_day=dt.date(2026, 3, 1), by=hugo)
    assert "Uit dienst sinds 1 maart 2026" in as_hugo.get(at(ben)).content.decode()
    given = {"starts": "2026-04-15", "unit": company.south.pk, "position": "Planner", "weekly_hours": "36"}
    as_hugo.post(at(ben, "return"), {**given, "manager": "Mara"})
    ben.refresh_from_db()
    assert ben.left_on is None
    assert [leader.name for leader in queries.leaders_of(ben)] == ["Mara de Wit"]


def test_what_cannot_be_is_said_and_what_was_typed_is_kept(as_hugo, hugo, mara, ben):
    answer = as_hugo.post(at(mara, "manager"), {"manager": "Ben Bakker", "starts": "2026-06-01"})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Ben Bakker valt op 1 juni 2026 zelf onder Mara de Wit" in page
    assert 'value="Ben Bakker"' in page


def test_dotted_lines_acting_and_leaving_can_be_ended(as_hugo, hugo, ben, olu):
    line = actions.add_dotted_line(ben, to=olu, starts=dt.date(2026, 1, 1), by=hugo)
    acting = actions.appoint_acting(ben, stand_in=olu, starts=dt.date(2026, 1, 1), ends=JUNE, by=hugo)
    actions.leave(ben, last_day=JUNE, by=hugo)
    as_hugo.post(reverse("office:line_end", args=[ben.pk, line.pk]))
    as_hugo.post(reverse("office:acting_end", args=[ben.pk, acting.pk]))
    as_hugo.post(reverse("office:person_stay", args=[ben.pk]))
    line.refresh_from_db()
    acting.refresh_from_db()
    ben.refresh_from_db()
    assert (line.ends, acting.ends, ben.left_on) == (clock.today(), clock.today(), None)


def test_somebody_new_is_taken_on(as_hugo, company, mara):
    assert as_hugo.get(f"{LIST}new/").status_code == 200
    given = {"given_name": "Tess", "family_name": "Visser", "language": "nl", "starts": "2026-05-01"}
    given |= {"unit": company.north.pk, "position": "Monteur", "weekly_hours": "36", "manager": "Mara"}
    done = as_hugo.post(f"{LIST}new/", given)
    tess = Person.objects.get(given_name="Tess")
    assert done.url == at(tess)
    assert queries.leaders_of(tess, JUNE)[0].name == "Mara de Wit"
    again = as_hugo.post(f"{LIST}new/", {**given, "given_name": ""})
    assert (again.status_code, Person.objects.filter(family_name="Visser").count()) == (422, 1)


def test_a_manager_who_leaves_is_in_sight_until_somebody_follows(as_hugo, hugo, mara, ben, olu):
    actions.leave(mara, last_day=JUNE, by=hugo)
    address = reverse("office:successor", args=[mara.pk])
    assert address in as_hugo.get(LIST).content.decode()
    done = as_hugo.post(address, {"successor": "Olu"}, follow=True)
    assert "Olu Adeyemi leidt 1 persoon." in done.content.decode()
    assert address not in as_hugo.get(LIST).content.decode()
    assert "Iedereen heeft een leidinggevende" in as_hugo.get(address).content.decode()
