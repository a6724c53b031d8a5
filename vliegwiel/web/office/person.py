"""One person: where she works, who leads her, what she may do here, and how it came about."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.learning.permissions import may_give_extra_time, may_look_into_runs, may_see_facts
from vliegwiel.areas.people import actions, permissions, queries
from vliegwiel.areas.people.models import ActingManager, Person, ReportingLine
from vliegwiel.areas.people.queries.words import hours_in_words, pattern_in_words
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require


@require_safe
def person(request, pk):
    require(permissions.may_see_people(request.user), _("Deze pagina is voor HR, beheerders en opleiders."))
    who = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    today = clock.today()
    record = queries.record_of(who)
    merges = queries.merges_of(who)
    context = {
        "who": who,
        "record": record,
        "places": [
            {"place": place, "hours": hours_in_words(place.weekly_hours), "days": pattern_in_words(place.pattern)}
            for place in record.places
            if place.ends is None or place.ends >= today
        ],
        "lines": [line for line in record.lines if line.ends is None or line.ends >= today],
        "stand_ins": [one for one in record.stand_ins if one.ends >= today],
        "roles": [role for role in record.roles if role.ends is None or role.ends >= today],
        "reports": queries.reports_of(who),
        "moments": queries.history(record),
        "today": today,
        "merges": [(one, not queries.not_parted_because(one), queries.undo_until(one)) for one in merges],
        "went": any(one.gone_id == pk for one in merges),
        "gone": who.left_on is not None and who.left_on < today,
        "keeps": permissions.may_keep_people(request.user),
        "looks": may_look_into_runs(request.user),
        "proves": may_see_facts(request.user),
        "extra": may_give_extra_time(request.user),
        "grants": permissions.may_grant_roles(request.user),
    }
    return page(request, "office/person.html", context)


@require_POST
def line_end(request, pk, line):
    who = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    held = get_object_or_404(ReportingLine.objects.filter(person=who), pk=line)
    actions.end_dotted_line(held, by=request.user)
    messages.success(request, _("Deze functionele lijn eindigt vandaag."))
    return redirect("office:person", pk)


@require_POST
def acting_end(request, pk, acting):
    who = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    held = get_object_or_404(ActingManager.objects.filter(manager=who), pk=acting)
    actions.end_acting(held, by=request.user)
    messages.success(request, _("Deze vervanging eindigt vandaag."))
    return redirect("office:person", pk)


@require_POST
def stay(request, pk):
    who = get_object_or_404(Person.objects.visible_to(request.user), pk=pk)
    actions.take_back_leave(who, by=request.user)
    messages.success(request, _("Het vertrek is ingetrokken. Rollen geef je opnieuw als dat nodig is."))
    return redirect("office:person", pk)
