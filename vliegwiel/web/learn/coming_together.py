"""The sessions of an activity, and wishing there were one."""

from django.contrib import messages
from django.db.models import Exists, OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue.enums import Shape
from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.models import ByComing
from vliegwiel.areas.learning.queries import by_coming, reachable, title_of
from vliegwiel.areas.live import actions, queries
from vliegwiel.areas.live.models import Part
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.prepared import Prepared


def _reached(person, slug, now):
    parts = Part.objects.standing().filter(session__activity=OuterRef("pk"), starts__gt=now)
    return (
        reachable(Person(pk=person))
        .filter(slug=slug)
        .annotate(meets=Exists(parts), by_coming=Exists(ByComing.objects.filter(activity=OuterRef("pk"))))
        .order_by("pk")
    )


REACHED = Prepared(_reached)


def reach(person: Person, slug: str) -> Activity | None:
    """The one she can open at this address, and in the same query whether people come together for it (`meets`); None
    when there is none, or it is not for her. `by_coming`: being there is what finishes it."""
    found = REACHED.first(person=person.pk, slug=slug, now=clock.now())
    if found is not None:
        found.meets = found.meets or found.shape == Shape.SESSION
    return found


@require_safe
def activity_sessions(request: HttpRequest, slug: str) -> HttpResponse:
    activity = get_object_or_404(reachable(request.user).annotate(title=title_of("pk")), slug=slug)
    context = {
        "slug": slug,
        "title": activity.title,
        "by_coming": by_coming(activity.pk),
        "sessions": queries.to_come(activity, request.user),
        "wished": queries.wishes(request.user, activity),
    }
    return page(request, "learn/activity_sessions.html", context)


@require_POST
def wish(request: HttpRequest, slug: str) -> HttpResponse:
    """She wants to hear when there is a session, or not any more."""
    activity = get_object_or_404(reachable(request.user), slug=slug)
    if request.POST.get("wish") == "no":
        actions.withdraw_wish(activity, by=request.user)
        messages.success(request, _("Je hoeft het niet meer te horen."))
    else:
        actions.wish(activity, by=request.user)
        messages.success(request, _("Genoteerd. Is er een sessie, dan hoor je het."))
    return redirect("learn:activity_sessions", slug)
