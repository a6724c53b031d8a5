"""A quarter of an hour with who leads her: when, and what to ask. Both read the same; nothing said is kept."""

import datetime as dt

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.practice import actions, queries
from vliegwiel.areas.practice.enums import TALK_MINUTES
from vliegwiel.kit import clock, ics
from vliegwiel.kit.page import page


def _hers(request, pk):
    return get_object_or_404(queries.talks_of(request.user), pk=pk)


@require_safe
def talk(request, pk):
    found = _hers(request, pk)
    leads = found.manager_id == request.user.pk
    shown = {
        "talk": found,
        "leads": leads,
        "other": found.person if leads else found.manager,
        "questions": queries.questions(found),
        "minutes": TALK_MINUTES,
        "ahead": found.starts > clock.now(),
    }
    return page(request, "learn/talk.html", shown)


@require_safe
def calendar(request, pk):
    """For her own calendar; once it is called off the file says so."""
    found = _hers(request, pk)
    other = found.person if found.manager_id == request.user.pk else found.manager
    entry = ics.Entry(
        uid=f"talk-{found.pk}@{request.get_host()}",
        sequence=found.sequence,
        starts=found.starts,
        ends=found.starts + dt.timedelta(minutes=TALK_MINUTES),
        title=_("Gesprekje met {name}").format(name=other.name),
        stamp=clock.now(),
        link=request.build_absolute_uri(f"/learn/talk/{found.pk}/"),
        words="\n".join(str(one) for one in queries.questions(found)),
        cancelled=found.called_off_at is not None,
    )
    response = HttpResponse(ics.calendar([entry]), content_type=f"{ics.CONTENT_TYPE}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{_("gesprekje")}.ics"'
    response["Cache-Control"] = "private, no-store"
    return response


@require_POST
def calling_off(request, pk):
    actions.call_off_talk(_hers(request, pk), by=request.user)
    messages.success(request, _("Afgezegd. De ander krijgt bericht."))
    return redirect("learn:talk", pk)
