"""A press is for what was pressed, whatever makes room meanwhile; and what is kept while one types makes none."""

import pytest
from playwright.sync_api import expect

from tests.browser import eventually, nothing_moves
from tests.practising import finish, listening, make_plan, publish
from tests.web.studio.test_workbench_browser import sign_in
from vliegwiel.areas.learning import actions
from vliegwiel.areas.practice.models import CheckIn
from vliegwiel.kit import clock

__all__ = ["finish", "listening", "make_plan", "publish"]
pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROOM = "document.querySelector('.answers').style.paddingBlockStart = '90px'"
AGAIN = "(button) => button.replaceWith(button.cloneNode(true))"


@pytest.fixture
def asked(browser, live_server, client, ben, listening, make_plan):
    """A check-in that waits for an answer, on the page where one press gives it."""
    plan = make_plan(ben, listening)
    plan.check_ins.filter(day=3).update(due_on=clock.today())
    check_in = plan.check_ins.get(day=3)
    sign_in(browser, live_server, client, ben)
    browser.goto(f"/learn/check-in/{check_in.pk}/")
    return check_in


def press(page, what, meanwhile):
    """Hold the pointer down on it, let something happen, let go."""
    button = page.get_by_role("button", name=what)
    button.hover()
    page.mouse.down()
    meanwhile(button)
    page.mouse.up()


def answer(check_in):
    return CheckIn.objects.get(pk=check_in.pk).said


def test_a_button_that_moved_under_the_pointer_is_pressed_all_the_same(browser, asked):
    press(browser, "Gedaan", lambda button: browser.evaluate(ROOM))
    expect(browser.get_by_text("Niemand krijgt bericht.")).to_be_visible()
    assert answer(asked) == "did_it"


def test_so_is_one_that_was_replaced_by_the_very_same(browser, asked):
    press(browser, "Gedaan", lambda button: button.evaluate(AGAIN))
    expect(browser.get_by_text("Niemand krijgt bericht.")).to_be_visible()
    assert answer(asked) == "did_it"


def test_under_a_finger_too_where_another_came_in_its_place(browser, asked):
    button = browser.get_by_role("button", name="Gedaan")
    box = button.bounding_box()
    finger = browser.context.new_cdp_session(browser)
    touch = [{"x": box["x"] + box["width"] / 2, "y": box["y"] + box["height"] / 2}]
    finger.send("Emulation.setTouchEmulationEnabled", {"enabled": True})
    finger.send("Input.dispatchTouchEvent", {"type": "touchStart", "touchPoints": touch})
    button.evaluate("(button) => button.parentElement.append(button)")
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})
    expect(browser.get_by_text("Niemand krijgt bericht.")).to_be_visible()
    assert answer(asked) == "did_it"


def test_who_thinks_better_of_it_and_moves_away_pressed_nothing(browser, asked):
    press(browser, "Gedaan", lambda button: browser.mouse.move(5, 5))
    press(browser, "Geprobeerd", lambda button: None)
    expect(browser.get_by_text("Niemand krijgt bericht.")).to_be_visible()
    assert answer(asked) == "tried"


def test_what_is_typed_at_a_check_in_moves_nothing(browser, asked):
    note = browser.get_by_label("Wil je er iets bij zeggen?")
    note.click()
    with nothing_moves(browser):
        browser.keyboard.type("Het ging.")
        keys = "() => Object.keys(sessionStorage).filter((key) => key.startsWith('draft:')).length"
        eventually(browser, lambda: browser.evaluate(keys), 1)


def test_an_answer_that_is_chosen_moves_nothing_in_the_player(browser, live_server, client, ben, activity):
    actions.enrol(activity, by=ben)
    sign_in(browser, live_server, client, ben)
    browser.goto("/learn/activity/luisteren/step/q1/")
    browser.get_by_text("Tekst en vragen staan ook op dit apparaat").wait_for()
    with nothing_moves(browser):
        browser.get_by_role("radio", name="Uitleggen").check()
        browser.get_by_role("radio", name="Luisteren").check()
