"""Wherever the loop asks something, it says there who will see it; and where somebody else will, what that one sees."""

import datetime as dt

import pytest
from lxml import html

from tests.areas.community.conftest import behaviour, circle, crew, debrief, goal
from tests.library import QUESTION, TEXT
from tests.library import publish as put_out
from tests.observing import MONDAY, POST_DAY, behave, learned, lesson, tess
from vliegwiel.areas.buddies.models import Wish
from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.community import actions as community
from vliegwiel.areas.community.enums import Way
from vliegwiel.areas.moments import actions as moments
from vliegwiel.areas.observation import actions as observation
from vliegwiel.areas.practice import actions as practice
from vliegwiel.areas.strategy.models import Goal, TargetBehaviour
from vliegwiel.kit import clock

__all__ = ["behave", "behaviour", "circle", "crew", "debrief", "goal", "learned", "lesson", "tess"]

pytestmark = pytest.mark.django_db
# Something is typed or chosen in it, or somebody is asked by it.
TYPED = ".//textarea or .//select or .//input[not(@type='hidden')] or count(.//button[@name]) > 1"
ASKS = f"self::form[@method='post' and ({TYPED} or .//button[@name='manager'])]"
SEES = "*[contains(concat(' ', @class, ' '), ' sees ')]"
CHIP = " | ".join((f".//{SEES}", *(f"{side}-sibling::*[1][self::p]//{SEES}" for side in ("preceding", "following"))))
PREVIEW = "//main//*[contains(@class, 'look-preview') or contains(@class, 'plan-preview')]"


def asking(page):
    """Its forms that ask something, and what the chip of each says."""
    tree = html.fromstring(page.text)
    forms = [form for form in tree.xpath("//main//form") if form.xpath(ASKS)]
    return [[" ".join(chip.text_content().split()) for chip in form.xpath(CHIP)] for form in forms]


def shown(page):
    """What somebody else will see, as it stands on the page."""
    return " ".join(" ".join(one.text_content().split()) for one in html.fromstring(page.text).xpath(PREVIEW))


class Told:
    """Opens a page and checks that each of its forms says who sees it."""

    def __init__(self, client):
        self.client = client

    def __call__(self, person, address, *, forms=1):
        self.client.force_login(person)
        page = self.client.get(address)
        assert page.status_code == 200, address
        found = asking(page)
        assert len(found) == forms, f"{address} asks {len(found)} times"
        assert all(found), f"{address}: {found} has a form that does not say who sees it"
        return " ".join(chip for chips in found for chip in chips), shown(page)


@pytest.fixture
def told(client):
    return Told(client)


def test_before_the_activity(told, ben, mara, lesson):
    chips, _preview = told(ben, f"/learn/activity/{lesson.slug}/intention/", forms=2)
    assert "Alleen jij ziet dit" in chips  # her own line
    assert "je naam en de activiteit" in chips  # two minutes with somebody
    assert told(ben, f"/learn/activity/{lesson.slug}/before/") == ("Alleen jij ziet dit", "")


def test_the_plan_and_each_step_with_what_the_one_she_chose_sees(told, ben, mara, make_plan, listening):
    chips, preview = told(ben, f"/learn/activity/{listening.slug}/plan/")
    assert "jij, en wie je hieronder kiest" in chips
    assert preview  # of a plan that is written: for her alone until she chooses
    plan = make_plan(ben, listening, supporter=mara)
    commit, step = plan.check_ins.get(day=1), plan.check_ins.get(day=3)
    with clock.at(commit.due_on):
        assert told(ben, f"/learn/check-in/{commit.pk}/") == ("Alleen jij ziet dit", "")
    with clock.at(step.due_on):
        page = f"/learn/check-in/{step.pk}/"
        chips, preview = told(ben, page)
        assert "jij en Mara de Wit" in chips
        assert preview.startswith("Dit ziet Mara de Wit Als een klant belt die al wacht")
        practice.answer_check_in(step, said="no_chance", note="Er was niemand.", by=ben)
        chips, _preview = told(ben, page, forms=2)
        assert "Alleen jij ziet dit" in chips  # what stood in the way
        assert "je naam en de activiteit" in chips  # asking for a chance
        chips, preview = told(mara, "/learn/support/")
        assert "jij en Ben Bakker" in chips
        assert "Dit ziet Ben Bakker" in preview
        assert "Tip van Mara de Wit:" in preview
    later = plan.check_ins.get(day=14)
    later.refresh_from_db()
    with clock.at(later.due_on):
        practice.answer_check_in(later, said="did_it", by=ben)
        assert told(ben, f"/learn/check-in/{later.pk}/") == ("Alleen jij ziet dit", "")  # how often it worked


def test_what_was_seen_of_somebody(told, ben, mara, seen):
    question = seen(ben, mara)
    with clock.at(MONDAY + dt.timedelta(days=3)):
        chips, preview = told(mara, f"/learn/recognition/question/{question.pk}/")
    assert "Ben Bakker; die bepaalt of het team het ook leest" in chips
    assert "Dit leest Ben Bakker" in preview


def test_how_often_it_happens_and_whom_she_asks(told, ben, tess, learned):
    (check,) = learned(ben)
    with clock.at(POST_DAY):
        chips, preview = told(ben, f"/learn/check/{check.pk}/", forms=3)
        assert chips.count("Alleen jij ziet dit") == 2  # her own answer, and what she calls a customer
        assert "je naam en het gedrag" in chips
        assert preview.startswith("Dit ziet wie je het vraagt")
        ask = observation.ask_observer(check, of=tess, by=ben)
        chips, preview = told(tess, f"/learn/observe/{ask.pk}/")
    assert "jij en Ben Bakker" in chips
    assert preview.startswith("Dit ziet Ben Bakker Tess Visser: 3 van de laatste vijf keer")


def test_a_list_on_the_floor_with_its_photograph(told, ben, tess, ines, lesson):
    made = observation.write_list(
        title="Bellen", lines=["Luistert eerst."], assessors=["colleague"], activity=lesson, by=ines
    )
    chips, _preview = told(ben, f"/learn/list/{made.pk}/")
    assert "je naam en de lijst" in chips
    observation.ask_to_see(made, of=tess, by=ben)
    chips, preview = told(tess, f"/learn/list/{made.pk}/{ben.pk}/")
    assert "jij en Ben Bakker" in chips
    assert "die eerst beslist of ze blijft" in chips  # the photograph
    assert "Dit ziet Ben Bakker Tess Visser tekende. Luistert eerst.:" in preview


def test_a_leader_s_own_lines(told, mara, circle, behaviour):
    Goal.objects.update(state=Goal.State.ACTIVE)
    chips, preview = told(mara, "/lead/example/")
    assert chips.count("wie je hieronder kiest") == 3
    assert preview.startswith("Dit ziet wie het leest Mara de Wit")


def test_the_lines_of_a_ritual_and_the_card_of_a_week(told, circle, debrief, crew):
    ben = crew[0]
    held = community.open_meeting(circle, debrief, by=ben)
    address, last = f"/learn/meeting/{held.key}/", len(held.steps) - 1
    chips, _preview = told(ben, address)
    assert circle.name in chips
    community.go_to_step(held, step=last, by=ben)
    chips, _preview = told(ben, address, forms=2)
    assert chips.count(circle.name) == 2  # what comes out, and what they will try
    community.end_meeting(held, by=ben)
    card = community.open_meeting(circle, debrief, way=Way.APART, by=ben)
    chips, preview = told(ben, f"/learn/meeting/{card.key}/")
    assert "je groep, zonder je naam, na de week" in chips
    assert preview.startswith("Dit leest je groep na de week")


def test_wanting_a_buddy_and_what_she_wants_to_get_better_at(told, ben, lesson):
    behaviour = TargetBehaviour.objects.get()
    chips, _preview = told(ben, "/learn/path/")
    assert "Alleen jij ziet dit" in chips
    moments.aim_for(behaviour, by=ben)
    assert not Wish.objects.exists()
    chips, preview = told(ben, "/learn/buddies/")
    assert "nooit je leidinggevende of wie jij leidt" in chips
    assert preview.startswith("Dit ziet een collega die hiervoor een maatje zoekt of wil zijn Ben Bakker")


def test_a_form_that_does_not_say_it_is_found():
    class Page:
        text = "<main><div><form method='post'><textarea name='note'></textarea></form></div></main>"

    assert asking(Page) == [[]]


def test_what_assesses_her_says_so_before_she_begins(told, client, ben, mara, ines, lesson):
    """A test, and a list that counts; what is only to learn from says that."""
    plain = put_out(ines)
    test = put_out(ines, "toets", edition={"blocks": [TEXT, QUESTION, {**QUESTION, "id": "q2"}]})
    catalogue.set_exam(test, attempts=1, again_days=7, minutes=20, pass_mark=100, draw=0, by=ines)
    client.force_login(ben)
    says = ("Met een toets", "de toets te halen", "Je ziet de regels voor je begint")
    for activity, counts in ((plain, False), (test, True)):
        page = client.get(f"/learn/activity/{activity.slug}/").text
        assert [word in page for word in says] == [counts] * 3
    said = {"lines": ["Luistert eerst."], "assessors": ["manager"], "activity": lesson, "by": ines}
    for title, counts in (("Proef", True), ("Oefening", False)):
        made = observation.write_list(title=title, counts=counts, **said)
        page = client.get(f"/learn/list/{made.pk}/").text
        assert ("Deze lijst telt mee" in page, "Dit is geen beoordeling" in page) == (counts, not counts)
