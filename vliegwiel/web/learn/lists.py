"""Observation lists on the floor: ask somebody to look, read beforehand at what, and fill one in on a phone."""

import json
import re

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.utils.crypto import get_random_string
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.areas.observation import actions, queries
from vliegwiel.areas.observation.enums import Seen
from vliegwiel.areas.observation.models import Checklist, FilledList, FilledPhoto, ListAsk
from vliegwiel.areas.people.models import Person
from vliegwiel.kit import clock
from vliegwiel.kit.page import page

KEY = re.compile(r"[0-9A-Za-z-]{8,40}")
AT_ONCE = 50
NOBODY, HER = "nobody", "her"


class FillForm(forms.Form):
    """A choice for every line, the day, a word, and at most one photograph with who is in it."""

    def __init__(self, lines, *args, name="", **kwargs):
        super().__init__(*args, **kwargs)
        for n, line in enumerate(lines):
            missing = {"required": gettext_lazy("Kies: gezien, nog niet, of kwam niet voor.")}
            self.fields[f"line_{n}"] = forms.ChoiceField(
                label=line, choices=Seen, widget=forms.RadioSelect, error_messages=missing
            )
        self.fields["on"] = forms.DateField(
            label=gettext_lazy("Op welke dag zag je het?"), widget=forms.DateInput(), initial=clock.today
        )
        self.fields["note"] = forms.CharField(
            label=gettext_lazy("Wat is de volgende stap?"),
            help_text=gettext_lazy("Eén zin over het werk. Nodig als iets nog niet te zien was."),
            max_length=280,
            required=False,
            widget=forms.Textarea({"rows": 2}),
        )
        self.fields["photo"] = forms.FileField(
            label=gettext_lazy("Een foto, als dat helpt"),
            help_text=gettext_lazy("Staat er nog iemand op, een klant of een collega? Dan geen foto."),
            required=False,
            widget=forms.FileInput({"accept": "image/*", "capture": "environment"}),
        )
        self.fields["who"] = forms.ChoiceField(
            label=gettext_lazy("Wie staat er op de foto?"),
            choices=[(NOBODY, gettext_lazy("Niemand")), (HER, name)],
            required=False,
            widget=forms.RadioSelect,
        )

    def clean(self):
        told = super().clean()
        if told.get("photo") and not told.get("who"):
            self.add_error("who", _("Zeg wie er op de foto staat. Zonder dat bewaren we haar niet."))
        return told

    @property
    def lines(self):
        return [self[name] for name in self.fields if name.startswith("line_")]

    @property
    def seen(self):
        return [self.cleaned_data[one.name] for one in self.lines]


@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """Who waits for me, which lists there are, and what I signed."""
    used = queries.lists_are_used()
    context = {
        "used": used,
        "waiting": queries.lists_for(request.user) if used else [],
        "all": list(Checklist.objects.visible_to(request.user).standing()[:100]),
        "signed": queries.filled_by(request.user),
    }
    return page(request, "learn/lists.html", context)


@require_safe
def checklist(request: HttpRequest, pk: int) -> HttpResponse:
    """What is looked at, read beforehand; whom I ask; and what was seen of me."""
    found = get_object_or_404(Checklist.objects.visible_to(request.user), pk=pk)
    asks = ListAsk.objects.open().filter(person=request.user, checklist=found).select_related("asked").order_by("pk")
    asked = {ask.asked_id for ask in asks}
    used = queries.lists_are_used()
    may = (
        []
        if found.retired_at or not used
        else [one for one in queries.judges(found, request.user) if one.pk not in asked]
    )
    context = {
        "checklist": found,
        "used": used,
        "version": queries.version_of(found),
        "asks": asks,
        "judges": may,
        "filled": queries.filled_about(request.user, found),
    }
    return page(request, "learn/checklist.html", context)


@require_POST
def list_asks(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Checklist.objects.visible_to(request.user), pk=pk)
    who = get_object_or_404(Person.objects.here(), pk=request.POST.get("asked") or 0)
    try:
        actions.ask_to_see(found, of=who, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("{name} krijgt bericht en mag nee zeggen.").format(name=who.name))
    return redirect("learn:list", pk)


@require_POST
def list_ask_removal(request: HttpRequest, pk: int) -> HttpResponse:
    ask = get_object_or_404(ListAsk.objects.visible_to(request.user), pk=pk)
    actions.stop_asking_to_see(ask, by=request.user)
    messages.success(request, _("De vraag is weg. Wat al ingevuld was, blijft staan."))
    return redirect("learn:lists")


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def list_fill(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """Kept on the device once opened, so that it can be filled in where there is no connection."""
    found = get_object_or_404(Checklist.objects.visible_to(request.user), pk=pk)
    who = get_object_or_404(Person.objects.here(), pk=person)
    if queries.assessor_of(request.user, who, found) is None:
        messages.info(request, _("Hier hoef jij nu niets in te vullen. Misschien is de vraag ingetrokken."))
        return redirect("learn:lists")
    if not queries.lists_are_used():
        messages.info(request, _("Observatielijsten staan hier nu uit. Wat al ingevuld was, staat er nog."))
        return redirect("learn:lists")
    version = queries.version_of(found)
    form = FillForm(version.lines, request.POST or None, request.FILES or None, name=who.name)
    if request.method == "POST" and form.is_valid():
        try:
            _keep(form, found, who, request.POST, by=request.user, photo=form.cleaned_data["photo"])
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Getekend. {name} leest het.").format(name=who.name))
            return redirect("learn:lists")
    context = {
        "checklist": found,
        "who": who,
        "version": version,
        "form": form,
        "key": request.POST.get("key") or get_random_string(22),
        "today": clock.today(),
    }
    return page(request, "learn/list_fill.html", context, status=422 if form.errors else 200)


@require_POST
def list_deliveries(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    """What was filled in without a connection: each with a key of its own, so that it arrives once."""
    found = get_object_or_404(Checklist.objects.visible_to(request.user), pk=pk)
    who = get_object_or_404(Person.objects.get_queryset(), pk=person)
    try:
        items = json.loads(request.body)["items"][:AT_ONCE]
        told = [_receive(found, who, item, by=request.user) for item in items]
    except (ValueError, KeyError, TypeError, AttributeError):
        return JsonResponse({"error": ""}, status=400)
    return JsonResponse({"results": told})


def _receive(found, who, item, *, by):
    given = QueryDict(item["body"])
    version = found.versions.filter(number=_number(given)).first()
    form = FillForm(version.lines if version else [], given, name=who.name)
    words = ""
    try:
        if not form.is_valid():
            raise ValidationError([problem for problems in form.errors.values() for problem in problems])
        _keep(form, found, who, given, by=by, photo=None)
    except ValidationError as refused:
        words = _("De lijst over {name} is niet bewaard: {why}").format(name=who.name, why=" ".join(refused.messages))
    except PermissionDenied as refused:
        words = str(refused)
    return {"key": item["key"], "arrival": "refused" if words else "new", "words": words}


def _keep(form, found, who, given, *, by, photo):
    key = given.get("key", "")
    if not KEY.fullmatch(key):
        raise ValidationError(_("Open de lijst opnieuw; wat je invulde staat er nog."))
    return actions.fill_in(
        found,
        person=who,
        version=_number(given),
        seen=form.seen,
        on=form.cleaned_data["on"],
        note=form.cleaned_data["note"],
        photo=photo,
        is_she_in_it=form.cleaned_data.get("who") != NOBODY,
        key=key,
        by=by,
    )


def _number(given) -> int:
    number = given.get("version", "")
    return int(number) if number.isdecimal() and len(number) < 5 else 0


@require_POST
def list_end(request: HttpRequest, pk: int) -> HttpResponse:
    mine = get_object_or_404(FilledList.objects.visible_to(request.user).filter(by=request.user), pk=pk)
    try:
        actions.withdraw_filled(mine, by=request.user, why=request.POST.get("why", ""))
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("Teruggenomen. Wie het betreft hoort het, met je reden."))
    return redirect("learn:lists")


@require_safe
@never_cache
def list_photo(request: HttpRequest, pk: int) -> HttpResponse:
    """The photograph: to who is in it, and once she said yes to who filled the list in."""
    photo = _photo(request, pk)
    if not photo.is_shown and photo.filled.person_id != request.user.pk:
        raise Http404
    return HttpResponse(bytes(photo.content), content_type="image/webp")


@require_POST
def list_photo_answer(request: HttpRequest, pk: int) -> HttpResponse:
    photo = _photo(request, pk)
    yes = request.POST.get("yes") == "1"
    actions.answer_photo(photo, yes=yes, by=request.user)
    messages.success(request, _("De foto mag blijven.") if yes else _("De foto is weg, ook bij ons."))
    return redirect("learn:list", photo.filled.version.checklist_id)


def _photo(request: HttpRequest, pk: int) -> FilledPhoto:
    seen = FilledList.objects.visible_to(request.user).filter(pk=pk)
    return get_object_or_404(FilledPhoto.objects.select_related("filled__version"), filled__in=seen)
