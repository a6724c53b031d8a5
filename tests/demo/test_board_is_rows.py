"""Every figure on the transfer board, of every activity of the told half-year, counted again by hand from rows: who
finished and when, plans, answers, what others saw. Nothing of the academy's own counting is used."""

import datetime as dt
import re
from collections import Counter, defaultdict
from html import unescape

import pytest
from django.test import Client
from django.utils import timezone

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.models import Completion, Correction
from vliegwiel.areas.observation.models import Applied
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice.enums import Obstacle, Said
from vliegwiel.areas.practice.models import CheckIn, Plan, SupportAct
from vliegwiel.demo import cast
from vliegwiel.kit import clock

pytestmark = [pytest.mark.story, pytest.mark.django_db, pytest.mark.usefixtures("told")]
K = 5
EARLY, HIDDEN, UNASKED = "nog te vroeg", "verborgen", "Hierna wordt niets gevraagd"
SHARE = re.compile(r"(\d+) van (\d+)")


@pytest.fixture
def femke(told):
    client = Client()
    client.force_login(Person.objects.get(number=cast.part("femke").number))
    return client


# What a page shows


def shown(text):
    """What stands in a cell: (n, of), a number, or that it is too early or hidden."""
    words = " ".join(unescape(re.sub(r"<[^>]+>", " ", text)).split())
    if share := SHARE.search(words):
        return int(share[1]), int(share[2])
    if EARLY in words or UNASKED in words:
        return EARLY if EARLY in words else UNASKED
    return int(words) if words.isdigit() else HIDDEN


def sections(page):
    """heading -> what stands below it"""
    parts = re.split(r"<h2[^>]*>(.*?)</h2>", page, flags=re.DOTALL)
    return {re.sub(r"<[^>]+>", "", head).strip(): body for head, body in zip(parts[1::2], parts[2::2], strict=True)}


def table(text):
    """(head, cells) of each row of a table."""
    body = text.split("<tbody>")[1].split("</tbody>")[0]
    return [
        (row.split("</th>")[0], [shown(cell) for cell in re.findall(r"<td.*?</td>", row, re.DOTALL)])
        for row in re.findall(r"<tr>.*?</tr>", body, re.DOTALL)
    ]


def lines(text):
    """(label and all, figure) of each line of a funnel."""
    body = text.split('<ol class="funnel')[1].split("</ol>")[0]
    return [(one, shown(one)) for one in re.findall(r"<li>.*?</li>", body, re.DOTALL)]


# What the rows say


class Rows:
    """Everything of one activity, in plain values, of who worked here when it was counted: last night."""

    def __init__(self, activity):
        self.counted = clock.today() - dt.timedelta(days=1)
        corrected = set(Correction.objects.values_list("completion", flat=True))
        first = {}
        for row in Completion.objects.filter(activity=activity).select_related("person").order_by("at"):
            if row.pk not in corrected and self.works_here(row.person):
                first.setdefault(row.person_id, timezone.localtime(row.at).date())
        self.quarter = {person: dt.date(day.year, (day.month - 1) // 3 * 3 + 1, 1) for person, day in first.items()}
        self.planned = {plan.person_id for plan in Plan.objects.filter(activity=activity)}
        self.answers, self.asked = defaultdict(list), defaultdict(set)
        for row in CheckIn.objects.filter(plan__activity=activity).select_related("plan"):
            if row.due_on <= self.counted:
                self.asked[row.plan.person_id].add(row.day)
                if row.said:
                    self.answers[row.plan.person_id].append(row)
        self.seen = {
            act.check_in_id
            for act in SupportAct.objects.filter(kind="confirmed").select_related("check_in__plan")
            if act.by_id != act.check_in.plan.person_id
        }
        self.checked = defaultdict(set)
        for row in Applied.objects.filter(check_of__activity=activity).select_related("check_of"):
            self.checked[row.moment].add(row.check_of.person_id)
        told = self.planned | self.checked["post"]
        self.unasked = not activity.follow_up and not any(person in told for person in self.of(self.together()))

    def works_here(self, person):
        spans = person.employments.values_list("starts", "ends")
        return any(starts <= self.counted and (ends is None or ends >= self.counted) for starts, ends in spans)

    def tried(self, person):
        return any(row.said in ("tried", "did_it") for row in self.answers[person])

    def did_and_was_seen(self, person):
        return [row.said_at for row in self.answers[person] if row.said == "did_it" and row.pk in self.seen]

    def applied(self, person):
        return bool(self.did_and_was_seen(person)) or person in self.checked["post"]

    def sustained(self, person):
        when = self.did_and_was_seen(person)
        lasted = bool(when) and max(when) - min(when) >= dt.timedelta(days=56)
        return lasted or person in self.checked["again"]

    def of(self, quarters):
        return [person for person, quarter in self.quarter.items() if quarter in quarters]

    def way(self, quarters):
        """finished, planned, tried and applied of who finished in these quarters."""
        people = self.of(quarters)
        figures = (sum(map(holds, people)) for holds in (self.planned.__contains__, self.tried, self.applied))
        return [len(people), *((n, len(people)) for n in figures)]

    def lasting(self, quarters):
        people = self.of(quarters)
        return sum(map(self.sustained, people)), len(people)

    def sizes(self):
        return Counter(self.quarter.values())

    def apart(self):
        """Quarters that are shown: no group below five, nor one by which such a group could be worked out."""
        sizes = self.sizes()
        if sum(sizes.values()) < K:
            return set()
        small = {quarter for quarter, n in sizes.items() if n < K}
        for quarter in sorted(set(sizes) - small, key=sizes.__getitem__):
            if 0 < sum(sizes[one] for one in small) < K:
                small.add(quarter)
        return set(sizes) - small

    def together(self):
        return self.apart() or (set(self.sizes()) if len(self.quarter) >= K else set())

    def ripe(self, on):
        """Fourteen weeks after the end of a quarter everybody could say whether she still does it."""
        after = {quarter: (quarter + dt.timedelta(days=95)).replace(day=1) for quarter in self.sizes()}
        return {quarter for quarter, ends in after.items() if ends + dt.timedelta(days=98) <= on}


def whole(rows):
    """The row of an activity on the board: finished, planned, tried, applied, lasting; or that it is hidden."""
    if not rows.together():
        return [HIDDEN]
    if rows.unasked:
        return [len(rows.of(rows.together())), UNASKED]
    ripe = rows.apart() & rows.ripe(rows.counted)
    return [*rows.way(rows.together()), rows.lasting(ripe) if ripe else EARLY]


def finished_ones():
    found = {activity: Rows(activity) for activity in Activity.objects.order_by("pk")}
    return {activity: rows for activity, rows in found.items() if rows.quarter}


def test_every_row_of_the_board_is_what_one_counts_by_hand(femke):
    expected = {activity.slug: whole(rows) for activity, rows in finished_ones().items()}
    on_board = {}
    for number in range(1, 1 + -(-len(expected) // 25)):
        for head, cells in table(femke.get(f"/office/transfer/?page={number}").text):
            on_board[re.search(r"/activity/([^/]+)/", head)[1]] = cells
    assert on_board == expected
    assert sum(cells != [HIDDEN] for cells in expected.values()) >= 10
    assert any(cells[-1] not in (HIDDEN, EARLY) for cells in expected.values())  # of some one can say that it lasts


def test_every_figure_of_every_activity_is_what_one_counts_by_hand(femke):
    kinds = Counter()
    for activity, rows in finished_ones().items():
        told = sections(femke.get(f"/office/transfer/activity/{activity.slug}/").text)
        together = rows.together()
        if not together or rows.unasked:
            assert "Van wie het afrondde" not in told, activity.slug
            continue
        figures = [figure for _label, figure in lines(told["Van wie het afrondde"])]
        assert figures[1:] == whole(rows)[1:], activity.slug

        # Quarter by quarter, the newest first.
        cohorts = [cells for _head, cells in table(told["Per kwartaal waarin men afrondde"])]
        ripe = rows.ripe(clock.today())
        assert cohorts == [
            [*rows.way({quarter}), rows.lasting({quarter}) if quarter in ripe else EARLY]
            if quarter in rows.apart()
            else [HIDDEN]
            for quarter in sorted(rows.sizes(), reverse=True)
        ], activity.slug

        # What was in the way, and what each time of asking brought.
        people = rows.of(together)
        answered = sum(bool(rows.answers[person]) for person in people)
        said = Counter(one for person in people for one in {row.said for row in rows.answers[person]})
        stuck = Counter(one for person in people for one in {row.obstacle for row in rows.answers[person]} - {""})
        words = {str(Said(one).label): said[one] for one in ("no_chance", "not_useful")}
        words |= {str(Obstacle(one).label): n for one, n in stuck.items()}
        expected = {label: (n, answered) for label, n in words.items() if n >= K}
        in_the_way = lines(told["Wat in de weg zat"]) if expected else []
        assert Counter(figure for _text, figure in in_the_way) == Counter(expected.values()), activity.slug
        for label, figure in expected.items():
            assert [shown for text, shown in in_the_way if label in unescape(text)] == [figure], (activity.slug, label)
        ns = [figure[0] for _text, figure in in_the_way]
        assert ns == sorted(ns, reverse=True), activity.slug
        assert ("Wat in de weg zat" in told) == bool(expected), activity.slug

        asked = Counter(day for person in people for day in rows.asked[person])
        did = {person: [row.day for row in rows.answers[person] if row.said == "did_it"] for person in people}
        first = Counter(min(days) for days in did.values() if days)
        steps = [
            [(sum(any(row.day == day for row in rows.answers[one]) for one in people), asked[day]), first[day]]
            for day in (1, 3, 14, 42, 84)
            if asked[day] >= K
        ]
        assert ([cells for _head, cells in table(told["Welke vraag lijkt te helpen"])] if steps else []) == steps
        kinds.update(shown=1, words=bool(expected), steps=len(steps), hidden=cohorts.count([HIDDEN]))
    assert kinds["shown"] >= 10
    assert kinds["words"] >= 3
    assert kinds["steps"] >= 20
