"""Seeing a colleague do it at work, and signing for that: who waits for me, and one short list to tick on a phone."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.qualifications import actions, queries
from vliegwiel.areas.qualifications.models import Qualification, Sighting
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number

SEEN = (("yes", gettext_lazy("Gezien")), ("no", gettext_lazy("Nog niet")))


class LookForm(forms.Form):
    """A choice for every line, the day and a word."""

    def __init__(self, lines: tuple[str, ...], *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        for n, line in enumerate(lines):
            missing = {"required": gettext_lazy("Kies: gezien of nog niet.")}
            self.fields[f"line_{n}"] = forms.ChoiceField(
                label=line, choices=SEEN, widget=forms.RadioSelect, error_messages=missing
            )
        self.fields["on"] = forms.DateField(
            label=gettext_lazy("Op welke dag zag je het?"), widget=forms.DateInput(), initial=clock.today
        )
        self.fields["note"] = forms.CharField(
            label=gettext_lazy("Wat wil je erbij zeggen?"),
            help_text=gettext_lazy("Eén zin. Nodig als iets nog niet te zien was."),
            max_length=280,
            required=False,
            widget=forms.Textarea({"rows": 2}),
        )

    @property
    def lines(self) -> list[forms.BoundField]:
        return [self[name] for name in self.fields if name.startswith("line_")]

    @property
    def seen(self) -> list[bool]:
        return [self.cleaned_data[one.name] == "yes" for one in self.lines]


@require_safe
def looks(request: HttpRequest) -> HttpResponse:
    """Who waits for me to look; and what I signed lately."""
    shown = leaf(queries.waiting_for(request.user), page_number(request.GET.get("page")), size=25)
    signed = Sighting.objects.visible_to(request.user).filter(by=request.user)
    signed = signed.select_related("person", "requirement__qualification", "end").order_by("-pk")[:10]
    return page(
        request,
        "learn/looks.html",
        {"leaf": shown, "signed": signed, "used": bool(shown.rows) or queries.is_seen_at_work()},
    )


@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest, pk: int, person: int) -> HttpResponse:
    found = get_object_or_404(Qualification.objects.visible_to(request.user), pk=pk)
    who = get_object_or_404(Person.objects.here(), pk=person)
    told = queries.look_for(found, who)
    # The same answer to who may not judge it: how somebody stands is not found out by trying addresses.
    if told is None or queries.judge_of(request.user, who, found, told.asked) is None:
        messages.info(request, _("Hier hoef jij nu niet te tekenen. Misschien deed iemand anders het al."))
        return redirect("learn:looks")
    if not queries.is_seen_at_work():
        messages.info(request, _("Tekenen voor wat je zag staat hier nu uit. Wat al getekend is, telt."))
        return redirect("learn:looks")
    form = LookForm(told.asked.to_see, request.POST or None)
    if request.method == "POST" and form.is_valid():
        version = request.POST.get("version", "")
        try:
            signed = actions.sign_for(
                who,
                qualification=found,
                version=int(version) if version.isdecimal() else 0,
                seen=form.seen,
                on=form.cleaned_data["on"],
                note=form.cleaned_data["note"],
                by=request.user,
            )
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            whole = _("Getekend. {name} hoort het, en het telt.")
            part = _("Bewaard. {name} hoort wat er nog bij moet.")
            messages.success(request, (whole if signed.is_whole else part).format(name=who.name))
            return redirect("learn:looks")
    context = {"found": found, "who": who, "look": told, "form": form, "today": clock.today()}
    return page(request, "learn/look.html", context, status=422 if form.errors else 200)


@require_POST
def signature_end(request: HttpRequest, pk: int) -> HttpResponse:
    """What I signed was not right."""
    mine = Sighting.objects.visible_to(request.user).filter(by=request.user)
    found = get_object_or_404(mine.select_related("requirement"), pk=pk)
    try:
        actions.take_signature_back(found, by=request.user, why=request.POST.get("why", ""))
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("Teruggenomen. Wie het betreft hoort het, met je reden."))
    return redirect("learn:looks")
