"""Before an activity: how often does it happen now? A real measure to compare with; passing it over is fine."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.learning.queries import reachable
from vliegwiel.areas.observation import actions, queries
from vliegwiel.areas.practice.queries import titles
from vliegwiel.kit.page import page
from vliegwiel.web.shared.how_often import said, steps, written


@require_http_methods(["GET", "HEAD", "POST"])
def before(request: HttpRequest, slug: str) -> HttpResponse:
    found = get_object_or_404(reachable(request.user), slug=slug)
    asked = queries.items(found)
    problem = ""
    if request.method == "POST":
        try:
            given = {one.pk: said(request.POST, _name(one)) for one in asked if _name(one) in request.POST}
            actions.say_before(found, given, by=request.user)
        except ValidationError as refused:
            problem = " ".join(refused.messages)
        else:
            messages.success(request, _("Bewaard. Zes weken nadat je dit afrondt, kijk je hierop terug."))
            return redirect("learn:activity", slug)
    told = queries.said_before(request.user, found)
    rows = []
    for one in asked:
        kept = written(told[one.pk].times) if one.pk in told else ""
        chosen = steps(request.POST.get(_name(one), kept))
        rows.append({"behaviour": one, "name": _name(one), "steps": chosen})
    context = {
        "activity": found,
        "title": titles([found.pk]).get(found.pk, ""),
        "rows": rows,
        "finished": queries.is_finished(request.user, found.pk),
        "problem": problem,
    }
    return page(request, "learn/before.html", context, status=422 if problem else 200)


def _name(behaviour) -> str:
    return f"times_{behaviour.pk}"
