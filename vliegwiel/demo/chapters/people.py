"""Who works here: the company joins on one day, and after that people come, go, return and stand in for each other."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from functools import partial

from django.contrib.auth.hashers import make_password

from vliegwiel.areas.people import actions
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Organisation, Person

from .. import cast
from ..story import Story

BEGINS = 190  # days ago: the academy is set up and everybody is put in
ROLES = {
    "aleida": Role.LEADER,
    "femke": Role.LND_LEAD,
    "ilse": Role.AUTHOR,
    "gerben": Role.AUTHOR,
    "esther": Role.AUTHOR,
    "hanneke": Role.HR,
    "bram": Role.ADMINISTRATOR,
    "rachid": Role.WORKS_COUNCIL,
}


def write(story: Story) -> None:
    story.at(story.moment(BEGINS, 8), partial(_set_up, story))
    for part in cast.everybody():
        if part.days < BEGINS:
            story.at(story.moment(part.days, 8, 30), partial(_join, story, part))
    story.at(story.moment(BEGINS - 1, 10), partial(_give_roles, story))
    story.at(story.moment(128), partial(_tom_returns, story))
    story.at(story.moment(62, 15), partial(_leaves, story, "lisanne", 52))
    story.at(story.moment(24, 11), partial(_stand_in, story))
    story.at(story.moment(16, 10), partial(_leader_of_assets_leaves, story))
    story.at(story.moment(1, 16, 20), partial(_staff_file_waits, story))


def _set_up(story: Story) -> None:
    Organisation.objects.update_or_create(pk=1, defaults={"name": cast.COMPANY, "why": cast.WHY})
    for team in cast.TEAMS:
        above = story.units.get(team.under)
        story.units[team.code] = actions.open_unit(team.name, code=team.code, parent=above, by=None)
    for part in cast.everybody():
        if part.days >= BEGINS:
            _join(story, part)
    hashed = make_password(cast.PASSWORD)
    doors = [cast.part(key).number for _role, key in cast.SIGN_INS]
    Person.objects.filter(number__in=doors).update(password=hashed)
    for number in doors:
        story.people[number].password = hashed
    story.say(f"{len(story.people)} people at {cast.COMPANY}")


def _join(story: Story, part: cast.Part) -> None:
    person = actions.join(
        given_name=part.given_name,
        name_prefix=part.name_prefix,
        family_name=part.family_name,
        number=part.number,
        email=part.email,
        language=part.language,
        unit=story.units[part.team],
        position=part.title,
        weekly_hours=Decimal(str(part.hours)),
        pattern=part.pattern,
        starts=_since(story, part.days),
        by=None,
    )
    story.people[part.number] = person
    if part.key == "tom":  # left for another company; comes back in the course of the story
        actions.leave(person, last_day=story.today - dt.timedelta(days=430), by=None)
    elif leader := _leader_of(story, part):
        actions.set_manager(person, to=leader, starts=_since(story, min(part.days, BEGINS)), by=None)


def _since(story: Story, days_ago: int) -> dt.date:
    """The day on which that is told: nobody is led from the Saturday after it."""
    return story.moment(days_ago).date()


def _leader_of(story: Story, part: cast.Part) -> Person | None:
    """Of her team; a leader's is the one above. Whoever has nobody above her is the director."""
    code = cast.TEAM[part.team].under if part.leads else part.team
    if code == "BRW":
        return None if part.team == "DIR" else story.who("aleida")
    return story.leader(code) if code else None


def _give_roles(story: Story) -> None:
    for key, role in ROLES.items():
        actions.grant_role(story.who(key), role=role, by=None)
    for leader in ("SI", "SK", "SB"):
        actions.grant_role(story.leader(leader), role=Role.LEADER, unit=story.units[leader], by=story.who("bram"))
    since = _since(story, BEGINS - 1)
    actions.add_dotted_line(story.who("ilse"), to=story.who("gerben"), starts=since, by=story.who("hanneke"))
    actions.add_dotted_line(story.team("WV")[0], to=story.who("wouter"), starts=since, by=story.who("hanneke"))


def _tom_returns(story: Story) -> None:
    part = cast.part("tom")
    actions.rejoin(
        story.people[part.number],
        starts=_since(story, 126),
        unit=story.units[part.team],
        position=part.title,
        weekly_hours=Decimal(36),
        manager=story.who("fatima"),
        by=story.who("hanneke"),
    )


def _leaves(story: Story, key: str, last_day: int) -> None:
    actions.leave(story.who(key), last_day=story.today - dt.timedelta(days=last_day), by=story.who("hanneke"))


def _stand_in(story: Story) -> None:
    actions.appoint_acting(
        story.who("ruud"),
        stand_in=story.who("anouk"),
        starts=story.today - dt.timedelta(days=21),
        ends=story.today + dt.timedelta(days=25),
        by=story.who("hanneke"),
    )


def _leader_of_assets_leaves(story: Story) -> None:
    """Nobody follows her yet: HR has six people waiting for a manager."""
    actions.leave(story.leader("AM"), last_day=story.today - dt.timedelta(days=3), by=story.who("hanneke"))


def _staff_file_waits(story: Story) -> None:
    """The payroll's monthly file, read and not yet applied: three change their hours, one joins, one row is refused."""
    other_hours = dict(zip((person.number for person in story.team("MA")), ("32", "28,5", "24"), strict=False))
    lines = ["Personeelsnummer;Voornaam;Tussenvoegsel;Achternaam;Werkmail;Afdeling;Functie;Contracturen;In dienst"]
    for part in cast.everybody():
        person = story.people[part.number]
        if person.is_active and person.left_on is None:
            hours = other_hours.get(part.number, f"{part.hours:g}")
            since = max(person.employments.values_list("starts", flat=True))
            lines.append(_line(part, hours, since))
    new = replace(
        cast.part("milou"),
        number="6011",
        given_name="Sefanja",
        family_name="Landman",
        hours=32,
    )
    lines.append(_line(new, "32", story.today + dt.timedelta(days=9)))
    lines.append("6018;Wiebe;de;Roo;;Distributie Noord;Monteur distributie;36;31-02-2026")
    content = "\r\n".join(lines).encode("cp1252")
    hanneke = story.who("hanneke")
    received = actions.receive_staff_file(content, file_name="personeel-maand.csv", by=hanneke)
    actions.check_staff_file(received, by=hanneke)


def _line(part: cast.Part, hours: str, since: dt.date) -> str:
    names = f"{part.number};{part.given_name};{part.name_prefix};{part.family_name};{part.email or ''}"
    return f"{names};{cast.TEAM[part.team].name};{part.title};{hours};{since:%d-%m-%Y}"
