"""One activity: why it is here, who asked for it, what it takes and what you will do at work."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue import queries as catalogue
from vliegwiel.areas.catalogue.enums import Kind
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.learning.models import Enrolment
from vliegwiel.kit.page import page


@require_safe
def activity(request, slug):
    found = learning.reachable(request.user).filter(slug=slug).first()
    if found is None:
        gone = get_object_or_404(learning.followers(), slug=slug)
        return redirect("learn:activity", gone.retirement.replaced_by.slug)
    stands = learning.stands(request.user, found)
    if stands.edition is None:
        raise Http404
    raw = stands.edition.blocks
    return page(
        request,
        "learn/activity.html",
        {
            "activity": found,
            "stands": stands,
            "edition": stands.edition,
            "because": catalogue.because(found),
            "place": stands.enrolment.place if stands.enrolment else "",
            "first": raw[0]["id"] if raw else "",
            "questions": sum(block["type"] == Kind.QUESTION for block in raw),
            "videos": sum(block["type"] == Kind.VIDEO for block in raw),
            "practices": [block["data"] for block in raw if block["type"] == Kind.PRACTICE],
            "other_language": stands.edition.language != request.user.language,
        },
    )


@require_POST
def enrolment(request, slug):
    found = get_object_or_404(learning.reachable(request.user), slug=slug)
    try:
        begun = actions.enrol(found, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
        return redirect("learn:activity", slug)
    if not begun.place:
        return redirect("learn:activity", slug)
    return redirect("learn:step", slug, begun.place)


@require_POST
def edition(request, slug):
    begun = get_object_or_404(Enrolment.objects.visible_to(request.user), activity__slug=slug)
    actions.begin_again(begun, by=request.user)
    messages.success(request, _("Je gaat verder in de nieuwe versie. Wat hetzelfde bleef, hoef je niet over te doen."))
    return redirect("learn:activity", slug)
