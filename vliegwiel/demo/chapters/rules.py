"""Three rules that give: one the law asks of the warehouse every year, one that welcomes new people, and one for who
speaks with customers. The first got a second version; somebody asked for a later date."""

import datetime as dt
from functools import partial
from typing import Any

from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.enums import Condition, Ending, Ground
from vliegwiel.areas.learning.models import Assignment, Rule, RuleRun, RuleVersion
from vliegwiel.areas.people.models import Person, StaffImport

from ..story import Story

YEARLY, WELCOME, CUSTOMERS = (
    "Elk jaar: veilig met gegevens",
    "Welkom: een datalek melden",
    "Terugbellen wat je beloofde",
)
SAFE, LEAK, CALL = "veilig-met-gegevens", "datalek-melden", "terugbelafspraak"


def write(story: Story) -> None:
    story.at(story.moment(41, 10), partial(_warehouse, story))  # once it is on the shelf
    story.at(story.moment(27, 9, 20), partial(_maintenance_too, story))
    story.at(story.moment(55, 11), partial(_welcome, story))
    story.at(story.moment(13, 14), partial(_customers, story))
    story.at(story.moment(2, 15, 40), partial(_later, story))
    story.at(story.moment(1, 16), partial(_billing_too, story))
    story.at(story.moment(1, 16, 40), partial(_what_the_file_does, story))  # once the staff file waits
    for days in range(54, 0, -9):
        story.at(story.moment(days, 6), _look)


def _unit(story: Story, code: str) -> dict[str, Any]:
    return {"is": Condition.UNIT.value, "value": story.units[code].pk}


def _warehouse(story: Story) -> None:
    _on(
        YEARLY,
        by=story.who("femke"),
        conditions={"all": [_unit(story, "IN")]},
        activity=story.shelf[SAFE],
        ground=Ground.EU_LAW,
        basis="AVG, artikel 32",
        reason="In het magazijn liggen pakbonnen met adressen van klanten. Zo houd je die bij ons.",
        due_days=60,
        again_months=12,
    )


def _maintenance_too(story: Story) -> None:
    """Two weeks later the people of maintenance, who are in the warehouse every morning, but not who just came."""
    by, rule = story.who("femke"), Rule.objects.get(title=YEARLY)
    draft = actions.begin_version(rule, by=by)
    tree = {
        "all": [
            {"any": [_unit(story, "IN"), _unit(story, "OH")]},
            {"is": Condition.DAYS_LEAST.value, "value": 14},
        ]
    }
    draft = actions.rewrite(draft, by=by, stamp=draft.stamp, conditions=tree)
    _run(actions.switch_on(draft, by=by, stamp=draft.stamp))


def _welcome(story: Story) -> None:
    _on(
        WELCOME,
        by=story.who("hanneke"),
        conditions={"all": [{"is": Condition.DAYS_MOST.value, "value": 100}]},
        activity=story.shelf[LEAK],
        ground=Ground.ROLE,
        reason="Iedereen hier kan een datalek zien. Dan telt elke minuut, ook in je eerste weken.",
        due_days=30,
        ending=Ending.LEAVE,
    )


def _customers(story: Story) -> None:
    speaks = {"any": [_unit(story, "KS"), _unit(story, "MA")]}
    _on(
        CUSTOMERS,
        by=story.who("hanneke"),
        conditions={"all": [speaks, {"not": {"is": Condition.LEADS.value, "value": None}}]},
        activity=story.shelf[CALL],
        ground=Ground.WISH,
        reason="Wie een afspraak krijgt en niets hoort, belt boos terug. Dat lossen we samen op.",
        due_days=45,
        may_decline=True,
    )


def _billing_too(story: Story) -> None:
    """Not on yet: Hanneke still looks at whom it would touch."""
    by = story.who("hanneke")
    draft = actions.begin_version(Rule.objects.get(title=CUSTOMERS), by=by)
    speaks = {"any": [_unit(story, code) for code in ("KS", "MA", "FA")]}
    tree = {"all": [speaks, {"not": {"is": Condition.LEADS.value, "value": None}}]}
    actions.rewrite(draft, by=by, stamp=draft.stamp, conditions=tree)


def _what_the_file_does(story: Story) -> None:
    """Before the payroll's file is applied, Hanneke reads what the rules would make of it."""
    waits = StaffImport.objects.filter(state=StaffImport.State.CHECKED).get()
    actions.work_out(actions.foresee_staff_file(waits, by=story.who("hanneke")))


def _later(story: Story) -> None:
    given = Assignment.objects.open().filter(by_hand=False, due__isnull=False, activity=story.shelf[SAFE])
    row = given.order_by("person__family_name", "pk").select_related("person").first()
    if row and row.due:
        until = row.due + dt.timedelta(days=21)
        actions.ask_later_date(row, until=until, by=row.person, reason="Ik ben er drie weken niet.")


def _look() -> None:
    for run in actions.begin_day():
        _run(run)


def _on(title: str, *, by: Person, **said: Any) -> None:
    rule = actions.write_rule(title, by=by, **said)
    draft = RuleVersion.objects.get(rule=rule)
    _run(actions.switch_on(draft, by=by, stamp=draft.stamp))


def _run(run: RuleRun) -> None:
    while actions.go_on(run):
        pass
