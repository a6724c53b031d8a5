"""One request: what was asked, by when there is an answer, and the answer."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from vliegwiel.areas.catalogue import actions, queries
from vliegwiel.areas.catalogue.models import Request, Support
from vliegwiel.kit.page import page
from vliegwiel.web.shared.asking import Need


@require_GET
def request(request: HttpRequest, pk: int) -> HttpResponse:
    return _page(request, _request(request, pk))


@require_POST
def text(request: HttpRequest, pk: int) -> HttpResponse:
    """Other words for one's own request."""
    found = _request(request, pk)
    form = Need(request.POST)
    if form.is_valid():
        try:
            actions.change_request(found, text=form.cleaned_data["need"], by=request.user)
        except actions.Sensitive:
            return _page(request, found, form, care=True)
        except ValidationError as refused:
            form.add_error("need", " ".join(refused.messages))
        else:
            messages.success(request, _("De nieuwe woorden staan er."))
            return redirect("learn:request", pk)
    return _page(request, found, form)


@require_POST
def withdrawal(request: HttpRequest, pk: int) -> HttpResponse:
    undo = reverse("learn:request_restoration", args=[pk])
    return _done(request, pk, actions.withdraw_request, _("Je vraag is ingetrokken."), undo)


@require_POST
def restoration(request: HttpRequest, pk: int) -> HttpResponse:
    return _done(request, pk, actions.restore_request, _("Je vraag staat er weer."))


@require_POST
def support(request: HttpRequest, pk: int) -> HttpResponse:
    undo = reverse("learn:request_support_removal", args=[pk])
    return _done(request, pk, actions.support_request, _("Jij ook. Je hoort het antwoord."), undo)


@require_POST
def support_removal(request: HttpRequest, pk: int) -> HttpResponse:
    return _done(request, pk, actions.take_back_support, _("Teruggenomen."))


def _done(request: HttpRequest, pk: int, verb, told: str, undo: str = "") -> HttpResponse:
    try:
        verb(_request(request, pk), by=request.user)
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        messages.success(request, told, extra_tags=undo)
    return redirect("learn:requests") if request.POST.get("from") == "list" else redirect("learn:request", pk)


def _request(request: HttpRequest, pk: int) -> Request:
    found = queries.request_for(request.user, pk)
    if found is None:
        raise Http404
    return found


def _page(request: HttpRequest, found: Request, form: Need | None = None, *, care: bool = False) -> HttpResponse:
    mine = found.by_id == request.user.pk
    context = {
        "asked": found,
        "answer": queries.answer_to(found),
        "mine": mine,
        "mine_too": not mine and Support.objects.filter(request=found, person=request.user).exists(),
        "others": found.wanted_by - 1,
        "form": form or Need(initial={"need": found.text}),
        "editing": form is not None,
        "care": care,
        "adviser": settings.CONFIDENTIAL_ADVISER,
    }
    return page(request, "learn/request.html", context, status=422 if form else 200)
