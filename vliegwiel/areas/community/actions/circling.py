"""Who hold rituals together: a team, a large team in parts, or four to seven peers."""

import secrets
from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from vliegwiel.areas.people.models import Person
from vliegwiel.kit.events import announce
from vliegwiel.kit.permissions import require

from .. import events, permissions, queries
from ..enums import Kind
from ..models import Circle, Seat


@transaction.atomic
def gather_team(*, by: Person) -> list[Circle]:
    """Everybody she leads has a seat in one of her team circles, she too where there is one. Twice is once.

    A team above MOST people is split, evenly; who came later sits where most room is, and who is no longer led by her
    loses the seat. Who stands in does it for that team too, in its own circles: they stay those of who comes back.
    """
    require(permissions.may_gather(by), _("Wie een team leidt, maakt er groepen van."))
    return [circle for keeper in queries.teams_led(by) for circle in _gather(keeper)]


def _gather(keeper: Person) -> list[Circle]:
    Person.objects.select_for_update().get(pk=keeper.pk)  # two presses one after the other
    team = list(queries.team_of(keeper).order_by("family_name", "given_name", "pk"))
    circles = list(Circle.objects.filter(keeper=keeper, kind=Kind.TEAM).order_by("pk"))
    if not team and not circles:
        return []
    Seat.objects.filter(circle__in=circles).exclude(person__in=[*team, keeper]).delete()
    seated = set(Seat.objects.filter(circle__in=circles).values_list("person", flat=True))
    free = [person for person in team if person.pk not in seated]
    room = sum(queries.MOST - circle.seats.exclude(person=keeper).count() for circle in circles)
    if room < len(free):
        sizes = queries.split(len(free) - room)
        first = len(circles)
        names = _names(keeper, first + len(sizes))
        circles += [_circle(Kind.TEAM, names[first + place], keeper) for place in range(len(sizes))]
    for person in free:
        fewest = min(circles, key=lambda circle: (circle.seats.exclude(person=keeper).count(), circle.pk))
        Seat.objects.create(circle=fewest, person=person)
    if len(circles) == 1:
        Seat.objects.get_or_create(circle=circles[0], person=keeper)
    else:  # of several parts she keeps all and sits in none
        Seat.objects.filter(circle__in=circles, person=keeper).delete()
    if free:
        announce(events.CirclesGathered(by=None, circles=[circle.pk for circle in circles]))
    return circles


def _names(by: Person, n: int) -> list[str]:
    if n == 1:
        return [_("Team van {name}").format(name=by.name)[:80]]
    return [_("Team van {name}, groep {n}").format(name=by.name, n=place + 1)[:80] for place in range(n)]


def _circle(kind: Kind, name: str, by: Person) -> Circle:
    return Circle.objects.create(key=secrets.token_hex(8), kind=kind, name=name, keeper=by)


@transaction.atomic
def begin_peers(*, name: str, people: Iterable[Person], by: Person) -> Circle:
    """A group for peer coaching: four to seven with herself, none of whom leads another. ValidationError in words."""
    require(permissions.may_begin_peers(by), _("Meld je eerst aan."))
    name = " ".join(name.split())
    if not name:
        raise ValidationError({"name": _("Geef de groep een naam.")})
    seated = {person.pk: person for person in (by, *people) if person.is_active}
    check_peers(list(seated))
    circle = _circle(Kind.PEERS, name[:80], by)
    for person in seated.values():
        Seat.objects.create(circle=circle, person=person)
    announce(events.CirclesGathered(by=None, circles=[circle.pk]))
    return circle


def check_peers(people: Sequence[int]) -> None:
    """ValidationError when these people cannot hold peer coaching: too few, too many, or one leads another."""
    least, most = queries.PEERS
    if not least <= len(people) <= most:
        raise ValidationError(
            {
                "people": _(
                    "Intervisie doe je met {least} tot {most} mensen, jijzelf meegeteld. Nu zijn het er {n}."
                ).format(least=least, most=most, n=len(people))
            }
        )
    if queries.leads_another(people):
        raise ValidationError(
            {
                "people": _(
                    "Een van jullie geeft leiding aan een ander in de groep. Bij intervisie kan dat niet: "
                    "dan praat niemand vrij."
                )
            }
        )


@transaction.atomic
def rename_circle(circle: Circle, *, name: str, by: Person) -> Circle:
    """Give it another name."""
    require(permissions.may_keep(by, circle), _("Alleen wie de groep begon, verandert de naam."))
    name = " ".join(name.split())
    if not name:
        raise ValidationError({"name": _("Geef de groep een naam.")})
    circle.name = name[:80]
    circle.save(update_fields=["name"])
    return circle


@transaction.atomic
def skip_leading(circle: Circle, *, skips: bool, by: Person) -> None:
    """Rather not lead for now, or again. No reason; twice is once."""
    require(permissions.may_join_in(by, circle), _("Deze groep is van anderen."))
    circle.seats.filter(person=by).update(skips=skips)


@transaction.atomic
def give_up_seat(circle: Circle, *, by: Person) -> None:
    """Out of a group of peers, without a reason; what the group wrote stays the group's. Twice is once.

    Who began it hands it to who sits in it longest; with nobody left it is gone.
    """
    require(permissions.may_join_in(by, circle), _("Deze groep is van anderen."))
    if circle.kind == Kind.TEAM:
        raise ValidationError(_("Bij je team hoor je zolang je er werkt. Leiden mag je altijd overslaan."))
    gone, _rows = circle.seats.filter(person=by).delete()
    if circle.keeper_id == by.pk:
        following = circle.seats.order_by("since", "pk").first()
        if following is None:
            circle.delete()
            return
        circle.keeper_id = following.person_id
        circle.save(update_fields=["keeper"])
    if gone:
        announce(events.SeatGivenUp(by=None, circle=circle.pk))


@transaction.atomic
def end_circle(circle: Circle, *, by: Person) -> None:
    """The group is no more, and all it wrote is erased with it."""
    require(permissions.may_keep(by, circle), _("Alleen wie de groep begon, heft hem op."))
    number = circle.pk
    circle.delete()
    announce(events.CircleEnded(by=None, circle=number))
