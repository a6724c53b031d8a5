"""The tree of a rule: asked of one person in memory, and of everybody as a query. Both must say the same."""

import datetime as dt
import random
from decimal import Decimal

import pytest

from vliegwiel.areas.learning.enums import Condition
from vliegwiel.areas.learning.models import RuleVersion
from vliegwiel.areas.learning.queries.conditions import depth, holds, judge
from vliegwiel.areas.learning.queries.rule_people import about, matching, names_in
from vliegwiel.areas.learning.queries.rule_words import fact_words, sentence, who, wrong_tree
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Employment, Person, Placement, Position, ReportingLine, RoleGrant, Unit

DAY = dt.date(2028, 2, 29)
pytestmark = pytest.mark.django_db


def leaf(kind, value=None):
    return {"is": Condition(kind).value, "value": value}


@pytest.fixture
def crowd(company):
    """Forty people as wild as records allow: two jobs, rosters, gaps, to come, gone, come back; and their units."""
    dice = random.Random(5)
    jobs = [company.job, Position.objects.create(name="Monteur"), Position.objects.create(name="Planner")]
    below = Unit.objects.create(code="NN", name="Ploeg", parent=company.north)
    below.path = f"{company.north.path}{below.pk}/"
    below.save()
    units = [company.root, company.north, company.south, below]
    people = []
    for n in range(40):
        person = Person.objects.create(
            given_name=f"P{n}", family_name="Test", number=str(n) if n % 5 else None, language=dice.choice(["nl", "en"])
        )
        for _job in range(dice.choice([0, 1, 1, 1, 2])):
            starts = DAY - dt.timedelta(days=dice.choice([-5, 0, 1, 29, 30, 31, 400, 366, 365]))
            ends = dice.choice([None, None, DAY, DAY - dt.timedelta(days=1), DAY + dt.timedelta(days=9)])
            if Employment.objects.filter(person=person, starts=starts).exists() or (ends and ends < starts):
                continue
            contract = Employment.objects.create(person=person, starts=starts, ends=ends)
            if dice.random() < 0.9:
                Placement.objects.create(
                    employment=contract,
                    unit=dice.choice(units),
                    position=dice.choice(jobs),
                    weekly_hours=dice.choice([Decimal("8"), Decimal("20.5"), Decimal("36")]),
                    pattern=dice.choice(["12345", "roster"]),
                    starts=starts,
                    ends=ends,
                )
        if dice.random() < 0.3:
            ends = dice.choice([None, DAY - dt.timedelta(days=1)])
            RoleGrant.objects.create(
                person=person, role=dice.choice(Role.values), starts=dt.date(2020, 1, 1), ends=ends
            )
        if people and dice.random() < 0.3:
            ReportingLine.objects.create(person=people[-1], manager=person, starts=DAY - dt.timedelta(days=3))
        people.append(person)
    return people, units, jobs


def a_tree(dice, units, jobs, deep=0):
    draw = dice.random()
    if deep < 3 and draw < 0.35:
        below = [a_tree(dice, units, jobs, deep + 1) for _ in range(dice.choice([0, 1, 2, 3]))]
        return {dice.choice(["all", "any"]): below}
    if deep < 3 and draw < 0.5:
        return {"not": a_tree(dice, units, jobs, deep + 1)}
    kind = dice.choice(Condition.values)
    values = {
        "unit": [unit.pk for unit in units] + [999_999],
        "position": [job.pk for job in jobs] + [999_999],
        "role": Role.values,
        "days_least": [0, 1, 30, 365, 366],
        "days_most": [0, 1, 30, 365, 366],
        "joined": [DAY.isoformat(), "2027-03-01", "2028-01-30"],
        "hours_least": ["0", "20.5", "36"],
        "hours_most": ["8", "20.5", "36"],
        "language": ["nl", "en"],
        "numbers": [["1", "2", "3", "11"], ["999"], [""]],
    }
    return leaf(kind, dice.choice(values.get(kind, [None])))


def test_a_tree_says_the_same_of_each_as_of_all(crowd):
    people, units, jobs = crowd
    dice = random.Random(11)
    known = about([person.pk for person in people], day=DAY)
    assert 15 < len(known) < 40
    found = set()
    for _n in range(150):
        tree = a_tree(dice, units, jobs)
        by_query = {*matching(tree, day=DAY).values_list("pk", flat=True)}
        by_hand = {pk for pk, one in known.items() if holds(tree, one, day=DAY)}
        judged = {pk: judge(tree, one, day=DAY) for pk, one in known.items()}
        assert by_query == by_hand == {pk for pk, verdict in judged.items() if verdict.holds}, tree
        assert all(verdict.since <= DAY for verdict in judged.values())
        only = about([person.pk for person in people], day=DAY, trees=[tree])
        assert {pk for pk, one in only.items() if holds(tree, one, day=DAY)} == by_hand, tree
        found.add(len(by_hand))
    assert len(found) > 8  # not nobody and everybody each time


def test_who_has_two_jobs_is_asked_about_both_and_the_facts_name_which(company, ben):
    other = Employment.objects.create(person=ben, starts=dt.date(2026, 3, 1))
    Placement.objects.create(
        employment=other, unit=company.south, position=company.job, weekly_hours=8, starts=dt.date(2026, 3, 1)
    )
    tree = {"all": [leaf("unit", company.south.pk), {"not": leaf("leads")}]}
    verdict = judge(tree, about([ben.pk], day=DAY)[ben.pk], day=DAY)
    assert (verdict.holds, verdict.since) == (True, dt.date(2026, 3, 1))
    said = [fact_words(fact) for fact in verdict.facts(names_in([tree]))]
    assert said == ["werkt in Team Zuid, sinds 1 maart 2026", "geeft geen leiding"]


def test_it_holds_since_the_last_of_what_must_all_be_so_and_the_first_of_what_may(company, ben):
    Placement.objects.update(starts=dt.date(2024, 1, 1))
    one = about([ben.pk], day=DAY)[ben.pk]
    unit, days = leaf("unit", company.north.pk), leaf("days_least", 10)
    assert judge({"all": [unit, days]}, one, day=DAY).since == dt.date(2024, 1, 1)
    assert judge({"any": [unit, days]}, one, day=DAY).since == dt.date(2020, 1, 11)


def test_a_rule_reads_as_a_sentence(company, activity):
    tree = {
        "all": [
            leaf("unit", company.north.pk),
            {"any": [leaf("roster"), {"not": leaf("days_least", 30)}]},
            {"not": {"any": [leaf("leads"), leaf("hours_most", "20.5")]}},
        ]
    }
    names = names_in([tree])
    assert who(tree, names) == (
        "in Team Noord werkt en (volgens een rooster werkt of nog geen 30 dagen in dienst is) en "
        "(geen leiding geeft en meer dan 20,5 uur per week werkt)"
    )
    version = RuleVersion(conditions=leaf("leads"), activity=activity, due_days=30, again_months=12, ends=DAY)
    assert sentence(version, "Stop en meld", names) == (
        "Wie leiding geeft, krijgt ‘Stop en meld’. Klaar binnen 30 dagen nadat dit gaat gelden. Daarna elke 12 maanden "
        "opnieuw. Geldt tot en met 29 februari 2028."
    )


def test_what_cannot_be_asked_is_refused_in_words(company):
    deep = leaf("roster")
    for _n in range(6):
        deep = {"all": [deep]}
    tree = {
        "all": [
            leaf("unit", 999_999),
            leaf("role", "koning"),
            leaf("joined", "2026-02-30"),
            leaf("hours_least", "veel"),
            {"any": []},
            {**leaf("unit"), "typed": "Maan"},
            leaf("position"),
            deep,
        ]
    }
    assert depth(tree) == 7
    assert {one.path: one.words for one in wrong_tree(tree, names_in([tree]))} == {
        (): "Groepen staan hooguit 5 diep in elkaar.",
        (0,): "Deze afdeling of functie bestaat niet meer. Kies een andere.",
        (1,): "Dit kan niet. Kijk de waarde na.",
        (2,): "Dit kan niet. Kijk de waarde na.",
        (3,): "Dit kan niet. Kijk de waarde na.",
        (4,): "Deze groep is leeg. Voeg een voorwaarde toe of haal de groep weg.",
        (5,): "We kennen geen open afdeling ‘Maan’. Kies er een uit de lijst.",
        (6,): "Vul deze voorwaarde in of haal haar weg.",
    }
    many = {"any": [leaf("roster")] * 41}
    assert [one.words for one in wrong_tree(many, names_in([]))] == [
        "Een regel heeft hooguit 40 voorwaarden. Maak er twee regels van."
    ]
