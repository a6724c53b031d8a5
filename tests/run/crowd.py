"""A small company for a test that loads a served academy; run inside the installation."""

import datetime as dt

from tests.library import publish
from vliegwiel.areas.catalogue.enums import Purpose
from vliegwiel.areas.people.models import (
    Employment,
    Organisation,
    Person,
    Placement,
    Position,
    ReportingLine,
    Unit,
)

PASSWORD = "korenbloem-fiets"
LONG_AGO = dt.date(2020, 1, 1)


def settle(*, teams: int, members: int, activities: int) -> list[dict]:
    """Teams of one manager and some members, and a shelf the law asks for, so that nobody's week is too full for it.

    The keys of each team: its manager and its members.
    """
    Organisation.objects.get_or_create(pk=1, defaults={"name": "Waterland"})
    job = Position.objects.create(name="Medewerker")

    def hire(name: str, unit: Unit) -> Person:
        person = Person(given_name=name, family_name="Visser", email=f"{name}@waterland.example", number=name)
        person.joined_on = LONG_AGO
        person.set_password(PASSWORD)
        person.save()
        employment = Employment.objects.create(person=person, starts=LONG_AGO)
        Placement.objects.create(employment=employment, unit=unit, position=job, weekly_hours=36, starts=LONG_AGO)
        return person

    crowd = []
    for t in range(teams):
        unit = Unit.objects.create(code=f"U{t}", name=f"Team {t}")
        Unit.objects.filter(pk=unit.pk).update(path=f"/{unit.pk}/")
        manager = hire(f"boss{t}", unit)
        led = [hire(f"one{t}-{n}", unit) for n in range(members)]
        for person in led:
            ReportingLine.objects.create(person=person, manager=manager, starts=LONG_AGO)
        crowd.append({"manager": manager.pk, "members": [person.pk for person in led]})
    for n in range(activities):
        publish(manager, slug=f"les-{n}", purpose=Purpose.LEGAL)
    return crowd
