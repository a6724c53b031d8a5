"""What is kept by points and by reading, certificates to show, an account somebody had twice, and the tablet in the
warehouse."""

import datetime as dt
from decimal import Decimal
from functools import partial

from vliegwiel.areas.learning import actions as learning
from vliegwiel.areas.people import actions as people
from vliegwiel.areas.qualifications import actions
from vliegwiel.areas.qualifications.enums import Ground, Lasting
from vliegwiel.areas.qualifications.models import DocumentVersion, Qualification
from vliegwiel.kit import clock

from ..story import Story
from .proving import CARD

REGISTER, RULES = "Register klantcontact", "Gedragsregels aan de telefoon"
LESSONS = {"eerst-samenvatten": ("3", "Vakinhoud"), "laatste-minuut": ("2", ""), "stop-en-meld": ("1.5", "Vakinhoud")}
FIRST_RULES = """Noem je naam en die van Bronwaard.

Beloof alleen wat je zelf kunt doen, en zeg wanneer.

Vraag nooit naar een wachtwoord of een volledig rekeningnummer."""
SECOND_RULES = f"{FIRST_RULES}\n\nWie boos is, krijgt eerst een samenvatting van jou en dan pas een antwoord."


def write(story: Story) -> None:
    story.at(story.moment(130, 9), partial(_register, story))
    story.at(story.moment(129, 9), partial(_rules, story))
    story.at(story.moment(38, 11), partial(_course, story))
    story.at(story.moment(36, 16), partial(_look, story))
    for n in range(6):
        story.at(story.moment(120 - n, 13), partial(_sign, story, 1, n))
    story.at(story.moment(20, 9), partial(_new_rules, story))
    for n in range(1, 4):
        story.at(story.moment(10 - n, 13), partial(_sign, story, 2, n))
    story.at(story.moment(12, 15), partial(_certificates, story))
    story.at(story.moment(9, 10), partial(_twice, story))
    story.at(story.moment(8, 16), partial(_tablet, story))


def _register(story: Story) -> None:
    by, began = story.who("hanneke"), clock.today().replace(month=1, day=1)
    made = actions.write_qualification(
        title=REGISTER, ground=Ground.CAO, source="Cao Facilitaire Contactcenters, artikel 8", by=by
    )
    worth = [(story.shelf[name], Decimal(points), kind) for name, (points, kind) in LESSONS.items()]
    actions.write_requirement(
        made,
        starts=began,
        first=[],
        lasting=Lasting.POINTS,
        points=actions.PointsAsked(
            needed=Decimal(10),
            months=12,
            starts=began,
            carry=Decimal(3),
            categories=(("Vakinhoud", Decimal(5)),),
            worth=tuple(worth),
        ),
        risk_days=90,
        grace_days=60,
        why="Tien punten per jaar, waarvan de helft over het vak zelf.",
        by=by,
    )
    actions.demand(made, unit=story.units["KS"], starts=began, by=by)


def _rules(story: Story) -> None:
    by = story.who("hanneke")
    made = actions.write_qualification(
        title=RULES, ground=Ground.OWN, source="Afgesproken met de ondernemingsraad", by=by
    )
    actions.write_requirement(
        made,
        starts=clock.today(),
        first=[],
        lasting=Lasting.SIGNED,
        risk_days=14,
        grace_days=30,
        why="Iedereen weet wat we beloven, en wat niet.",
        by=by,
    )
    actions.demand(made, unit=story.units["KS"], starts=clock.today(), by=by)
    actions.write_document(made, starts=clock.today(), text=FIRST_RULES, why="Zo doen we het voortaan.", by=by)


def _new_rules(story: Story) -> None:
    actions.write_document(
        Qualification.objects.get(title=RULES),
        starts=clock.today() + dt.timedelta(days=5),
        text=SECOND_RULES,
        why="Nieuw is de laatste regel, over wie boos is.",
        by=story.who("hanneke"),
    )


def _sign(story: Story, number: int, place: int) -> None:
    """Noor first; she has still to read the second."""
    noor = story.who("noor")
    person = [noor, *(one for one in story.team("KS") if one.pk != noor.pk)][place]
    document = DocumentVersion.objects.get(qualification__title=RULES, number=number)
    actions.sign(document, digest=document.digest, by=person)


def _course(story: Story) -> None:
    noor = story.who("noor")
    actions.bring_certificate(
        Qualification.objects.get(title=REGISTER),
        person=noor,
        by=noor,
        issuer="Vereniging Klantcontact",
        issued_on=clock.today() - dt.timedelta(days=3),
        name="studiedag.pdf",
        content=CARD + b"studiedag",
        points=Decimal(4),
        category="Vakinhoud",
    )


def _look(story: Story) -> None:
    noor = story.who("noor")
    row = Qualification.objects.get(title=REGISTER).certificates.get(person=noor)
    actions.check_certificate(row, accepted=True, by=story.who("hanneke"))


def _certificates(story: Story) -> None:
    """One of what she holds, one of what she did; of the second she took the page away."""
    noor = story.who("noor")
    held = Qualification.objects.get(title__startswith="Bedrijfshulp")
    actions.certify_qualification(held, name=noor.name, by=noor)
    done = noor.completions.standing().select_related("edition", "activity", "person").order_by("pk").first()
    if done is not None:
        made = actions.certify_completion(done, name=f"{noor.given_name[:1]}. {noor.family_name}", by=noor)
        actions.take_page_away(made, by=noor)


def _twice(story: Story) -> None:
    """A file of last year spelled her number otherwise: she was here twice."""
    by, kept = story.who("hanneke"), story.team("KS")[2]
    again = people.join(
        given_name=kept.given_name,
        name_prefix=kept.name_prefix,
        family_name=kept.family_name,
        number=f"X{kept.number}",
        unit=story.units["KS"],
        position="Medewerker klantenservice",
        starts=clock.today() - dt.timedelta(days=200),
        by=by,
    )
    learning.record(
        story.shelf["stop-en-meld"],
        people=[again],
        on=clock.today() - dt.timedelta(days=30),
        by=by,
        why="De oefening in het magazijn; de getekende lijst ligt bij HR.",
    )
    people.merge_accounts(kept, gone=again, by=by, why="Zelfde naam en afdeling; ze bevestigde het aan de balie.")


def _tablet(story: Story) -> None:
    people.make_kiosk("Tablet magazijn", by=story.who("bram"))
    people.set_pin("2580", by=story.who("noor"))
