"""What people asked for from outside: done and paid, waiting, called off, refused, and an agreement to sign.

The service desk has money; one request is too dear for its lead alone, so HR decides too.
"""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from typing import Any

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.qualifications.enums import Ground
from vliegwiel.areas.study import actions
from vliegwiel.areas.study.enums import Funding, Kind
from vliegwiel.areas.study.models import Approval, HourRight, StudyRequest
from vliegwiel.kit import clock

from ..story import Story

BEGAN = 150  # days ago
TEXT = (
    "De werkgever betaalt de opleiding. Wie zelf vertrekt voor de opleiding is afgerond, of in de maanden erna die "
    "hierboven staan, betaalt een deel terug. Dat deel wordt elke hele maand kleiner.\n\n"
    "Bij ontslag door de werkgever, of als het dienstverband afloopt, is niets terug te betalen. Wie de opleiding niet "
    "haalt, betaalt daarom niets terug."
)
OFFER = b"%PDF-1.4\n% Offerte, een voorbeeld\n%%EOF\n"


def write(story: Story) -> None:
    story.at(story.moment(BEGAN, 9, 30), partial(_house, story))
    story.at(story.moment(BEGAN - 1, 10), partial(_hours, story))
    story.at(story.moment(2, 1, 20), actions.grant_hours)
    story.at(story.moment(2, 9), partial(_fewer, story))
    story.at(story.moment(100, 10), partial(_congress, story))
    story.at(story.moment(12, 9, 40), partial(_study, story))
    story.at(story.moment(3, 11), partial(_draft, story))
    for n, what in enumerate((_too_dear, _waits, _question, _refused, _called_off)):
        story.at(story.moment(6 - n // 2, 13, 10 * n), partial(_of_colleague, story, n, what))


def _of_colleague(story: Story, n: int, what: Callable[[Story, Person], None]) -> None:
    what(story, [one for one in story.team("KS") if one.pk != story.who("noor").pk][n])


def _hours(story: Story) -> None:
    """The cao gives everybody hours to learn in what they choose."""
    actions.agree_hours(
        "Scholingsuren cao",
        source="Cao Facilitaire Contactcenters, artikel 9",
        hours=Decimal(24),
        first_year=clock.today().year,
        carry=1,
        by=story.who("hanneke"),
        why="Zo staat het in de cao van dit jaar.",
    )
    actions.grant_hours()


def _fewer(story: Story) -> None:
    noor = story.who("noor")
    right = HourRight.objects.filter(person=noor).order_by("-year").first()
    if right is not None:
        why = "Vier uur gebruikte je voor de start van de academie, op papier."
        actions.correct_hours(right, hours=Decimal(-4), by=story.who("hanneke"), why=why)


def _house(story: Story) -> None:
    by = story.who("hanneke")
    years = sorted({clock.today().year, story.today.year, (story.today + dt.timedelta(days=90)).year})
    actions.write_terms(
        second_from=Decimal(1500),
        answer_days=5,
        agreement_from=Decimal(2000),
        months=36,
        text=TEXT,
        by=by,
        why="Eerste versie, besproken met de ondernemingsraad.",
    )
    for unit, euros in (("KS", 9000), ("IN", 14000)):
        for one in years:
            actions.give_budget(
                story.units[unit], year=one, amount=Decimal(euros), by=by, why="Begroting van dit jaar."
            )
    for one in years:
        actions.give_personal_budgets(
            story.units["KS"],
            year=one,
            amount=Decimal(250),
            carry=2,
            by=by,
            why="Cao, artikel 9: drie jaar te gebruiken.",
        )


def _ask(story: Story, person: Person, title: str, euros: int, days: int, **said: Any) -> StudyRequest:
    """Sent, to begin so many days after today."""
    starts = clock.today() + dt.timedelta(days=days)
    wish = {
        "title": title,
        "provider": "Instituut voor Dienstverlening",
        "amount": Decimal(euros),
        "starts": starts,
        "ends": starts + dt.timedelta(days=1),
        "hours_in": Decimal(16),
        "why": "Ik loop hier elke week tegenaan, en collega’s vragen mij ernaar.",
    }
    request = actions.write_request(by=person, **(wish | said))
    actions.attach(request, name="offerte.pdf", content=OFFER, by=person)
    return actions.send(request, by=person)


def _decide(request: StudyRequest, *, yes: bool, why: str = "", funding: str = "") -> None:
    """Whoever is asked decides."""
    waits = Approval.objects.get(request=request, verdict="")
    actions.decide(waits, yes=yes, by=waits.asked, why=why, funding=funding)


def _congress(story: Story) -> None:
    noor = story.who("noor")
    request = _ask(story, noor, "Congres klantgericht werken", 420, 20, kind=Kind.CONGRESS, funding=Funding.PERSON)
    _decide(request, yes=True, why="Neem mee wat anderen doen met terugbellen.")
    if request.approvals.filter(verdict="").exists():
        _decide(request, yes=True, funding=Funding.UNIT)
    day = story.moment(70, 9)
    story.at(day, partial(_paid, story, request))
    story.at(day + dt.timedelta(hours=2), partial(_came_back, noor, request))


def _paid(story: Story, request: StudyRequest) -> None:
    by = story.who("hanneke")
    invoice = actions.receive_invoice(request, number="2026-0417", amount=Decimal("399.30"), on=clock.today(), by=by)
    actions.approve_invoice(invoice, by=by)
    actions.pay_invoice(invoice, by=by)


def _came_back(noor: Person, request: StudyRequest) -> None:
    request.refresh_from_db()
    on = request.ends or clock.today()
    actions.come_back(request, result="done", on=min(on, clock.today()), will_do="Ik bel dezelfde dag terug.", by=noor)


def _study(story: Story) -> None:
    """Dear enough for an agreement, that waits for her."""
    request = _ask(
        story, story.who("noor"), "Hbo-module leidinggeven", 2450, 60, kind=Kind.STUDY, aim="Teamleider worden"
    )
    _decide(request, yes=True, why="Past bij waar je heen wilt.")
    _decide(request, yes=True, funding=Funding.UNIT)


def _draft(story: Story) -> None:
    actions.write_request(by=story.who("noor"), title="Schrijftraining voor lastige mails", kind=Kind.COURSE)


def _too_dear(story: Story, person: Person) -> None:
    request = _ask(story, person, "Opleiding tot verzuimcoach", 1890, 40, ground=Ground.ROLE)
    _decide(request, yes=True, why="Wij hebben er nu geen.")


def _waits(story: Story, person: Person) -> None:
    _ask(story, person, "Rustig blijven aan de telefoon", 360, 30)


def _question(story: Story, person: Person) -> None:
    request = _ask(story, person, "Basis Excel", 190, 25)
    waits = Approval.objects.get(request=request, verdict="")
    actions.ask_back(waits, text="We hebben zelf ook een module. Keek je daar al naar?", by=waits.asked)


def _refused(story: Story, person: Person) -> None:
    _decide(_ask(story, person, "Fotograferen", 300, 25), yes=False, why="Dit heeft geen lijn met ons werk.")


def _called_off(story: Story, person: Person) -> None:
    request = _ask(story, person, "Conflicten voorkomen", 480, 20)
    _decide(request, yes=True)
    actions.call_off(request, by=person, by_provider=True, why="Te weinig deelnemers, zegt de aanbieder.")
