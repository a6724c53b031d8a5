"""What people must be able to prove: first aid and fire every year, and driving a fork-lift for five.

Of the service desk some hold it, some nearly not, one is exempt; Noor's is nearly over, and her turn is the other
refresher.
"""

import datetime as dt
from functools import partial

from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.qualifications import actions, queries
from vliegwiel.areas.qualifications.enums import Ground, Judge, Lasting
from vliegwiel.areas.qualifications.models import OutsideCertificate, Qualification
from vliegwiel.kit import clock

from ..story import Story

FIRST, OTHER = "stop-en-meld", "laatste-minuut"
BEGAN = 140  # days ago
# How many days ago each group did it, in the order of the team: valid, at risk, in grace, expired.
AGO = (120, 150, 325, 340, 375, 420, 90)
CARD = b"%PDF-1.4\n% Heftruckcertificaat, een voorbeeld\n%%EOF\n"


def write(story: Story) -> None:
    story.at(story.moment(BEGAN, 9, 10), partial(_first_aid, story))
    story.at(story.moment(BEGAN - 1, 11), partial(_fork_lift, story))
    story.at(story.moment(60, 10), partial(_on_paper, story))
    story.at(story.moment(58, 10), partial(_put_right, story))
    story.at(story.moment(40, 14), partial(_exempt, story))
    for n, days in enumerate((700, 1795, 30)):
        story.at(story.moment(50 - n, 12), partial(_bring, story, n, days))
    story.at(story.moment(45, 16), partial(_look, story))
    story.at(story.moment(39, 10), partial(_calm_call, story))
    story.at(story.moment(6, 15), partial(_seen, story))
    story.at(story.moment(2, 8, 30), partial(_refreshers, story))
    story.at(story.moment(1, 7, 10), partial(_tell))


def _first_aid(story: Story) -> None:
    by = story.who("hanneke")
    made = actions.write_qualification(
        title="Bedrijfshulpverlening (BHV)", ground=Ground.LAW, source="Arbowet, artikel 15", by=by
    )
    actions.write_requirement(
        made,
        starts=clock.today() - dt.timedelta(days=900),
        first=[story.shelf[FIRST]],
        again=[story.shelf[FIRST], story.shelf[OTHER]],
        months=12,
        risk_days=60,
        grace_days=30,
        outside=True,
        why="Elk jaar herhalen, en niet twee keer achter elkaar hetzelfde.",
        by=by,
    )
    actions.demand(made, unit=story.units["KS"], starts=clock.today() - dt.timedelta(days=900), by=by)


def _fork_lift(story: Story) -> None:
    by = story.who("hanneke")
    made = actions.write_qualification(
        title="Heftruck rijden", ground=Ground.LAW, source="Arbobesluit, artikel 7.17c", by=by
    )
    actions.write_requirement(
        made,
        starts=clock.today() - dt.timedelta(days=900),
        first=[],
        months=60,
        risk_days=120,
        outside=True,
        why="Alleen wie het aantoonbaar kan, rijdt. De branche houdt vijf jaar aan.",
        by=by,
    )
    actions.demand(made, unit=story.units["IN"], starts=clock.today() - dt.timedelta(days=900), by=by)


def _crew(story: Story, team: str) -> list[Person]:
    """In the order of their numbers, who was here longest enough."""
    people = [one for one in story.team(team) if one.joined_on < story.today - dt.timedelta(days=500)]
    return sorted(people, key=lambda one: one.number or "")


def _on_paper(story: Story) -> None:
    """The trainer's lists, typed over."""
    noor = story.who("noor")
    crew = [one for one in _crew(story, "KS") if one.pk != noor.pk]
    days = {325: [noor]}
    for n, person in enumerate(crew[:-2]):
        days.setdefault(AGO[n % len(AGO)], []).append(person)
    for ago, people in days.items():
        learning.record(
            story.shelf[FIRST],
            people=people,
            on=story.today - dt.timedelta(days=ago),
            by=story.who("hanneke"),
            why="De oefening in het magazijn; de getekende lijst ligt bij HR.",
            seen_by="W. Terpstra, brandweer",
        )


def _put_right(story: Story) -> None:
    """Of one the list was read wrongly."""
    hers = _crew(story, "KS")[0].completions.standing().filter(activity=story.shelf[FIRST]).order_by("pk").first()
    if hers is not None:
        day = hers.at.date() - dt.timedelta(days=7)
        learning.correct(hers, on=day, by=story.who("hanneke"), why="Op de getekende lijst staat een week eerder.")


def _exempt(story: Story) -> None:
    actions.exempt(
        _crew(story, "KS")[-1],
        qualification=Qualification.objects.get(title__startswith="Bedrijfshulp"),
        by=story.who("hanneke"),
        why="Werkt dit jaar alleen vanuit huis; we kijken er in de zomer opnieuw naar.",
        ends=story.today + dt.timedelta(days=200),
    )


def _bring(story: Story, n: int, days: int) -> None:
    person = _crew(story, "IN")[n]
    issued = story.today - dt.timedelta(days=days)
    actions.bring_certificate(
        Qualification.objects.get(title="Heftruck rijden"),
        person=person,
        by=person,
        issuer="Vakopleiding Transport",
        issued_on=min(issued, clock.today()),
        name="heftruck.pdf",
        content=CARD + str(n).encode(),
    )


def _look(story: Story) -> None:
    """Two count; the third still waits."""
    for row in OutsideCertificate.objects.waiting().order_by("pk")[:2]:
        actions.check_certificate(row, accepted=True, by=story.who("hanneke"))


def _calm_call(story: Story) -> None:
    """Knowing is not doing: who leads her, or a colleague who holds it, listens along once."""
    by = story.who("hanneke")
    made = actions.write_qualification(
        title="Een boos gesprek rustig afronden", ground=Ground.ROLE, source="Functieprofiel Klantenservice", by=by
    )
    actions.write_requirement(
        made,
        starts=clock.today() - dt.timedelta(days=400),
        first=[story.shelf[FIRST], story.shelf[OTHER]],
        lasting=Lasting.ALWAYS,
        look=actions.LookAsked(
            (
                "Laat de beller uitpraten en vat samen wat er speelt.",
                "Zegt wat er gebeurt en wanneer, zonder te beloven wat niet kan.",
                "Legt het vast zodat een collega verder kan.",
            ),
            (Judge.MANAGER, Judge.HOLDER),
        ),
        why="Weten hoe het moet is nog niet doen: iemand luistert een keer mee.",
        by=by,
    )
    actions.demand(made, unit=story.units["KS"], starts=clock.today() - dt.timedelta(days=400), by=by)


def _seen(story: Story) -> None:
    """Who leads the service desk listened along with some; one is to do it once more, and one asked for it herself."""
    made = Qualification.objects.get(title__startswith="Een boos gesprek")
    leader, noor = story.who("mirjam"), story.who("noor")
    waiting = [one for one in queries.waiting_for(leader) if one.qualification == made.pk and one.person != noor.pk]
    for n, look in enumerate(waiting[:4]):
        person = Person.objects.get_queryset().get(pk=look.person)
        seen = [True, n != 1, True]
        note = "" if n != 1 else "Beloof nog geen tijd die je niet zelf in de hand hebt."
        actions.sign_for(person, qualification=made, version=1, seen=seen, by=leader, note=note)
    if queries.look_for(made, noor) is not None:
        actions.ask_to_look(made, of=leader, by=noor)


def _refreshers(story: Story) -> None:
    """HR had it worked out what it would do if first aid came round by itself; she is still to switch it on."""
    by, made = story.who("hanneke"), Qualification.objects.get(title__startswith="Bedrijfshulp")
    actions.go_on_refreshing(actions.foresee_refreshers(made, by=by))


def _tell() -> None:
    for one in Qualification.objects.order_by("pk"):
        actions.tell_what_ends(one)
