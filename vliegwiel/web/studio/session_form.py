"""Planning a session, changing its words, moving a part, copying it: the forms."""

import datetime as dt

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vliegwiel.areas.catalogue.models import Activity
from vliegwiel.areas.learning.models import ByComing
from vliegwiel.areas.learning.queries import by_coming, titles
from vliegwiel.areas.live import actions, permissions, queries
from vliegwiel.areas.live.actions.planning import FREE, MOST_PARTS, NOT_PLANNER, PartPlan
from vliegwiel.areas.live.models import Part, Room, Session
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

PART = ("day", "begins", "ends", "room", "place", "link", "title", "optional")


class WordsForm(forms.Form):
    label = forms.CharField(
        label=gettext_lazy("Welke van de sessies is dit?"),
        help_text=gettext_lazy("Alleen als er meer zijn, zoals “Groep Noord”."),
        max_length=80,
        required=False,
    )
    capacity = forms.IntegerField(label=gettext_lazy("Plekken"), min_value=1, max_value=2000)
    minimum = forms.IntegerField(label=gettext_lazy("Minimum"), min_value=0, max_value=2000, required=False)
    decide_days = forms.IntegerField(
        label=gettext_lazy("Beslissen, dagen van tevoren"),
        help_text=gettext_lazy("Zijn er dan te weinig mensen, dan vraagt de academie wat je doet."),
        min_value=0,
        max_value=90,
        initial=7,
    )
    respond_hours = forms.IntegerField(
        label=gettext_lazy("Uren om te antwoorden"),
        help_text=gettext_lazy("Zo lang houden we een vrije plek vrij voor wie wacht, op dagen dat die werkt."),
        min_value=1,
        max_value=336,
        initial=48,
    )
    late_days = forms.IntegerField(
        label=gettext_lazy("Op tijd afzeggen, werkdagen van tevoren"),
        help_text=gettext_lazy(
            "Wie de plek later teruggeeft, is laat. Dat wordt alleen opgeschreven; een reden hoeft niet."
        ),
        min_value=0,
        max_value=30,
        initial=2,
        required=False,
    )
    seat_cost = forms.DecimalField(
        label=gettext_lazy("Kosten van een plek, in euro’s"),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        required=False,
    )
    missed_cost = forms.DecimalField(
        label=gettext_lazy("Kosten als iemand niet komt of laat afzegt, in euro’s"),
        help_text=gettext_lazy("Opgeteld per sessie en per afdeling. Nooit een bedrag van een persoon."),
        min_value=0,
        max_digits=8,
        decimal_places=2,
        required=False,
    )
    words = forms.CharField(
        label=gettext_lazy("Wat moet wie komt weten?"),
        help_text=gettext_lazy("Wat neem je mee, waar meld je je."),
        max_length=2000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )

    def clean_minimum(self):
        return self.cleaned_data["minimum"] or 0

    def clean_late_days(self):
        told = self.cleaned_data["late_days"]
        return 2 if told is None else told

    def clean_seat_cost(self):
        return self.cleaned_data["seat_cost"] or FREE

    def clean_missed_cost(self):
        return self.cleaned_data["missed_cost"] or FREE


class NewForm(WordsForm):
    finishing = forms.ChoiceField(
        label=gettext_lazy("Hoe rondt iemand de activiteit af?"),
        choices=[
            ("coming", gettext_lazy("Door bij alle verplichte dagdelen te zijn. Alles doorlopen is niet genoeg.")),
            ("either", gettext_lazy("Door erbij te zijn, of door alles te doorlopen.")),
            ("reading", gettext_lazy("Door alles te doorlopen. Erbij zijn telt niet apart.")),
        ],
        widget=forms.RadioSelect,
        initial="either",
    )
    follow_up_days = forms.IntegerField(
        label=gettext_lazy("Dagen opvolging"),
        help_text=gettext_lazy("Zo lang ziet wie de sessie geeft de groep nog."),
        min_value=0,
        max_value=365,
        initial=42,
    )

    def planned(self) -> dict:
        """What `plan` asks, of what was filled in."""
        told = dict(self.cleaned_data)
        how = told.pop("finishing")
        return told | {"completes": how != "reading", "only_by_coming": how == "coming"}


class PartForm(forms.Form):
    day = forms.DateField(label=gettext_lazy("Dag"), widget=forms.DateInput())
    begins = forms.TimeField(label=gettext_lazy("Van"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    ends = forms.TimeField(label=gettext_lazy("Tot"), widget=forms.TimeInput({"type": "time"}, format="%H:%M"))
    room = forms.ModelChoiceField(
        Room.objects.none(), label=gettext_lazy("Zaal"), empty_label=gettext_lazy("Geen zaal"), required=False
    )
    place = forms.CharField(label=gettext_lazy("Of een andere plek, in woorden"), max_length=200, required=False)
    link = forms.URLField(
        label=gettext_lazy("Of een link, voor online"), max_length=500, required=False, assume_scheme="https"
    )
    title = forms.CharField(label=gettext_lazy("Waar gaat dit dagdeel over?"), max_length=120, required=False)
    optional = forms.BooleanField(label=gettext_lazy("Dit dagdeel is niet verplicht"), required=False)

    def __init__(self, *args, rooms, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["room"].queryset = rooms

    def part(self) -> PartPlan:
        told = self.cleaned_data
        return PartPlan(
            starts=_moment(told["day"], told["begins"]),
            ends=_moment(told["day"], told["ends"]),
            room=told["room"],
            place=told["place"],
            link=told["link"],
            title=told["title"],
            required=not told["optional"],
        )


class RemovalForm(forms.Form):
    why = forms.CharField(
        label=gettext_lazy("Waarom gaat dit dagdeel niet door?"), max_length=280, widget=forms.Textarea({"rows": 2})
    )


class CopyForm(forms.Form):
    first_day = forms.DateField(
        label=gettext_lazy("Op welke dag begint de kopie?"),
        help_text=gettext_lazy("De dagdelen blijven even ver uit elkaar, op hetzelfde uur."),
        widget=forms.DateInput(),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def session_new(request: HttpRequest, slug: str) -> HttpResponse:
    """Each press on "another part" gives one more, with all that was filled in."""
    activity = get_object_or_404(Activity.objects.visible_to(request.user), slug=slug)
    require(permissions.may_plan(request.user, activity), NOT_PLANNER)
    asked = request.POST.get("parts", "1")
    count = min(max(int(asked) if asked.isdecimal() else 1, 1), MOST_PARTS)
    more = "more" in request.POST
    sent = request.POST if request.method == "POST" else None
    form = NewForm(sent, initial={"capacity": 12, "finishing": "coming" if by_coming(activity.pk) else "either"})
    rooms = Room.objects.filter(closed_on=None)
    parts = [PartForm(sent, prefix=f"p{n}", rooms=rooms) for n in range(count)]
    if more:
        parts = [_unchecked(one) for one in parts]
        form = _unchecked(form)
        count = min(count + 1, MOST_PARTS)
        after = parts[-1].initial
        parts.append(PartForm(prefix=f"p{count - 1}", rooms=rooms, initial=after | {"day": ""}))
    elif sent is not None and all([form.is_valid(), *(one.is_valid() for one in parts)]):
        try:
            made = actions.plan(activity, parts=[one.part() for one in parts], by=request.user, **form.planned())
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("De sessie staat gepland. Zeg nu wie haar geeft, of boek mensen."))
            return redirect("studio:session", made.key)
    words = titles([activity.pk]).get(activity.pk, {})
    context = {
        "form": form,
        "parts": parts[:count],
        "count": count,
        "most": count >= MOST_PARTS,
        "title": words.get(request.user.language) or next(iter(words.values()), ""),
        "demand": queries.demand(activity) if permissions.may_see_demand(request.user, activity) else None,
    }
    wrong = sent is not None and not more
    return page(request, "studio/session_new.html", context, status=422 if wrong else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def session_words(request: HttpRequest, key: str) -> HttpResponse:
    session = kept(request, key)
    names = tuple(WordsForm.base_fields)
    form = WordsForm(request.POST or None, initial={name: getattr(session, name) for name in names})
    if request.method == "POST" and form.is_valid():
        try:
            actions.change_session(session, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("studio:session", key)
    context = {"form": form, "row": queries.session_row(key)}
    return page(request, "studio/session_words.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def session_part(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Move it."""
    session = kept(request, key)
    part = get_object_or_404(Part.objects.filter(session=session).select_related("session__activity"), number=number)
    rooms = Room.objects.filter(closed_on=None) | Room.objects.filter(pk=part.room_id)
    form = PartForm(request.POST or None, initial=_as_filled(part), rooms=rooms)
    if request.method == "POST" and form.is_valid():
        try:
            actions.move_part(part, to=form.part(), by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Verplaatst. Wie komt en wie de sessie geeft hoort het, ook in de agenda."))
            return redirect("studio:session", key)
    return _part_page(request, key, part, form)


@require_POST
def session_part_removal(request: HttpRequest, key: str, number: int) -> HttpResponse:
    """Take it out; whoever comes hears why."""
    session = kept(request, key)
    part = (
        Part.objects.filter(session=session).select_related("session__activity", "room").filter(number=number).first()
    )
    if part is None:  # in another tab, just now
        return redirect("studio:session", key)
    form = RemovalForm(request.POST)
    if form.is_valid():
        try:
            actions.remove_part(part, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(
                request, _("Het dagdeel is eruit. Wie komt en wie de sessie geeft hoort het, met je reden.")
            )
            return redirect("studio:session", key)
    rooms = Room.objects.filter(closed_on=None) | Room.objects.filter(pk=part.room_id)
    return _part_page(request, key, part, PartForm(initial=_as_filled(part), rooms=rooms), form)


def _part_page(request: HttpRequest, key: str, part: Part, form: PartForm, removal=None) -> HttpResponse:
    row = queries.session_row(key)
    told = {"form": form, "part": part, "row": row, "removal": removal or RemovalForm(), "only": len(row.parts) == 1}
    wrong = form.errors or (removal and removal.errors)
    return page(request, "studio/session_part.html", told, status=422 if wrong else 200)


def _as_filled(part: Part) -> dict:
    begins, ends = timezone.localtime(part.starts), timezone.localtime(part.ends)
    return {
        "day": begins.date(),
        "begins": begins.time(),
        "ends": ends.time(),
        "room": part.room_id,
        "place": part.place,
        "link": part.link,
        "title": part.title,
        "optional": not part.required,
    }


@require_http_methods(["GET", "HEAD", "POST"])
def session_copies(request: HttpRequest, key: str) -> HttpResponse:
    session = kept(request, key)
    row = queries.session_row(key)
    again = max(timezone.localdate(row.starts), clock.today()) + dt.timedelta(days=28)
    form = CopyForm(request.POST or None, initial={"first_day": again})
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.copy_session(session, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, "; ".join(refused.messages))
        else:
            messages.success(request, _("Dit is de kopie. Er is nog niemand geboekt."))
            return redirect("studio:session", made.key)
    return page(request, "studio/session_copies.html", {"form": form, "row": row}, status=422 if form.errors else 200)


def kept(request: HttpRequest, key: str) -> Session:
    """A session she plans; another does not exist for her. `by_coming`: its activity is finished by being there;
    `decided`: it goes on with fewer people than the minimum."""
    asked = ByComing.objects.filter(activity=OuterRef("activity"))
    rows = Session.objects.kept_by(request.user).select_related("activity")
    rows = rows.annotate(by_coming=Exists(asked), decided=Q(go_ahead__isnull=False))
    return get_object_or_404(rows, key=key)


def _moment(day: dt.date, time: dt.time) -> dt.datetime:
    return timezone.make_aware(dt.datetime.combine(day, time))


def _unchecked(form):
    """What was filled in, as it was, without saying yet what is wrong with it."""
    given = {name: form[name].value() for name in form.fields}
    kind, extra = type(form), {"rooms": form.fields["room"].queryset} if isinstance(form, PartForm) else {}
    return kind(prefix=form.prefix, initial=given, **extra)
