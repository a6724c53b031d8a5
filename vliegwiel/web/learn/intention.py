"""Before she begins: what does she want to do differently, and with whom does she want two minutes about it?"""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue.queries import edition_for
from vliegwiel.areas.learning.queries import reachable
from vliegwiel.areas.people.models import Person
from vliegwiel.areas.practice import actions, permissions, queries
from vliegwiel.areas.practice.enums import TEXT_LENGTH
from vliegwiel.areas.practice.models import Intention
from vliegwiel.kit.page import page


class LineForm(forms.Form):
    text = forms.CharField(required=False, max_length=TEXT_LENGTH)


def intention(request: HttpRequest, slug: str) -> HttpResponse:
    activity = get_object_or_404(reachable(request.user), slug=slug)
    hers = queries.intention_of(request.user, activity.pk)
    form = LineForm(request.POST or None, initial={"text": hers.text if hers else ""})
    if request.method == "POST" and form.is_valid():
        actions.intend(activity, text=form.cleaned_data["text"], by=request.user)
        messages.success(request, _("Bewaard, voor jou alleen. Maak je straks een plan, dan staat het erbij."))
        return redirect("learn:intention", slug)
    edition = edition_for(activity, request.user)
    shown = {
        "activity": activity,
        "title": edition.title if edition else activity.slug,
        "form": form,
        "hers": hers,
        "others": queries.supporters(request.user),
        "questions": queries.TWO_MINUTES,
    }
    return page(request, "learn/intention.html", shown, status=422 if form.errors else 200)


@require_POST
def asking(request: HttpRequest, slug: str) -> HttpResponse:
    """Two minutes with whom she chose."""
    activity = get_object_or_404(reachable(request.user), slug=slug)
    chosen = request.POST.get("other", "")
    other = get_object_or_404(Person, pk=chosen if chosen.isdecimal() else 0)
    try:
        actions.ask_two_minutes(activity, other=other, by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(
            request,
            _("%(name)s krijgt bericht en een kaartje. Wat je opschreef blijft van jou.") % {"name": other.name},
        )
    return redirect("learn:intention", slug)


@require_safe
def two_minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """The card of whoever she asked: who, about what, and three questions. Never what she wrote."""
    hers = get_object_or_404(Intention.objects.select_related("person", "activity"), pk=pk)
    if not permissions.may_read_card(request.user, hers):
        raise Http404
    shown = {
        "person": hers.person,
        "title": queries.titles([hers.activity_id])[hers.activity_id],
        "questions": queries.TWO_MINUTES,
    }
    return page(request, "learn/two_minutes.html", shown)
