"""Her sessions: to come, waited for and been; her own calendar address; and being there, by the code on the wall."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.areas.learning.queries import titles
from vliegwiel.areas.live import actions, queries
from vliegwiel.areas.live.models import Part, Trainer
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number


@require_safe
def sessions(request: HttpRequest) -> HttpResponse:
    past = "past" in request.GET
    found = leaf(queries.been(request.user), page_number(request.GET.get("page")), 25) if past else None
    feed = queries.feed_of(request.user)
    address = reverse("calendar_feed", args=[queries.feed_key(feed)]) if feed else ""
    context = {
        "rows": queries.rows_among(found.rows) if found else queries.mine(request.user),
        "leaf": found,
        "past": past,
        "coming": not past,
        "feed": request.build_absolute_uri(address) if feed else "",
        "teaches": Trainer.objects.filter(person=request.user).exists(),
    }
    return page(request, "learn/sessions.html", context)


@require_POST
def feed(request: HttpRequest) -> HttpResponse:
    """Open, renew or stop her calendar address."""
    match request.POST.get("what"):
        case "renew":
            actions.renew_feed(by=request.user)
            messages.success(request, _("Dit is je nieuwe adres. Het oude werkt niet meer."))
        case "stop":
            actions.stop_feed(by=request.user)
            messages.success(request, _("Je agenda leest je sessies niet meer."))
        case _other:
            actions.open_feed(by=request.user)
    return redirect(reverse("learn:sessions") + "#feed")


@require_http_methods(["GET", "HEAD", "POST"])
def present(request: HttpRequest, code: str = "") -> HttpResponse:
    """The code on the wall leads here; it can be typed too. Being there is said by a press, not by looking."""
    code = (request.POST.get("code") or request.GET.get("code") or code).strip().lower()
    parts = Part.objects.standing().select_related("session__activity", "session__made_by", "room")
    part = parts.filter(code=code).first() if code else None
    wrong = ""
    if request.method == "POST" and part is not None:
        try:
            actions.check_in(part, by=request.user)
        except ValidationError as refused:
            wrong = refused.messages[0]
        else:
            messages.success(request, _("Je bent er. Fijn dat je er bent."))
            return redirect("learn:session", part.session.key)
    if code and part is None:
        wrong = _("Deze code kennen we niet. Kijk nog eens, of vraag de trainer: na een verplaatsing is er een nieuwe.")
    words = titles([part.session.activity_id]).get(part.session.activity_id, {}) if part else {}
    context = {
        "part": queries.row_of(part) if part else None,
        "title": words.get(request.user.language) or next(iter(words.values()), ""),
        "code": code,
        "wrong": wrong,
    }
    return page(request, "learn/present.html", context, status=422 if wrong else 200)
