"""A version of what it takes, in force from a day: what is in force never changes."""

import datetime as dt
from decimal import Decimal, InvalidOperation

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.defaultfilters import floatformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.qualifications import actions, permissions, queries
from vliegwiel.areas.qualifications.actions.writing import NOT_KEEPER
from vliegwiel.areas.qualifications.enums import Judge, Lasting
from vliegwiel.areas.qualifications.models import Qualification
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.naming import ActivitiesField, PeopleField, activity_named, as_typed


class CategoriesField(forms.CharField):
    """`Vakinhoud: 20` on each line; cleans to a list of (name, at least so many)."""

    def __init__(self, **kwargs) -> None:
        super().__init__(widget=forms.Textarea({"rows": 3, "spellcheck": "false"}), **kwargs)

    def clean(self, value):
        return [(name, points) for name, points, _rest in _lines(super().clean(value))]


class WorthField(CategoriesField):
    """`Tillen zonder pijn: 2,5 Vakinhoud` on each line; cleans to a list of (activity, points, category)."""

    def clean(self, value):
        lines = _lines(forms.CharField.clean(self, value))
        return [(activity_named(name), points, category) for name, points, category in lines]


def _lines(typed: str) -> list[tuple[str, Decimal, str]]:
    """(name, number, what stands after it) of each line. ValidationError names the line that is none."""
    found = []
    for line in filter(None, map(str.strip, typed.splitlines())):
        name, _colon, rest = line.rpartition(":")
        number, _space, after = rest.strip().partition(" ")
        try:
            points = Decimal(number.replace(",", ".")).quantize(Decimal("0.1"))
        except InvalidOperation:
            points = None
        if not name.strip() or points is None or not 0 < points < 10000:
            raise ValidationError(
                _("‘{line}’ lezen we niet. Schrijf de naam, een dubbele punt en het aantal.").format(line=line)
            )
        found.append((name.strip(), points, " ".join(after.split())[:60]))
    return found


class RequirementForm(forms.Form):
    starts = forms.DateField(label=gettext_lazy("Vanaf welke dag geldt het?"), widget=forms.DateInput())
    first = ActivitiesField(
        label=gettext_lazy("Wat doe je de eerste keer?"),
        help_text=gettext_lazy("Eén activiteit of programma per regel. Elk ervan is genoeg."),
        required=False,
    )
    again = ActivitiesField(
        label=gettext_lazy("Wat doe je om het op te frissen?"),
        help_text=gettext_lazy(
            "Staan er meer, dan wisselen ze elkaar af: niemand krijgt twee keer achter elkaar hetzelfde."
        ),
        required=False,
    )
    pretests = ActivitiesField(
        label=gettext_lazy("Welke daarvan zijn een toets die je meteen mag proberen?"), required=False
    )
    outside = forms.BooleanField(label=gettext_lazy("Een certificaat van buiten telt ook"), required=False)
    lasting = forms.ChoiceField(label=gettext_lazy("Hoe lang geldt het?"), choices=Lasting, widget=forms.RadioSelect)
    months = forms.IntegerField(label=gettext_lazy("Hoeveel maanden?"), min_value=1, max_value=600, required=False)
    fixed_day = forms.IntegerField(label=gettext_lazy("Vaste dag"), min_value=1, max_value=31, required=False)
    fixed_month = forms.IntegerField(label=gettext_lazy("Vaste maand"), min_value=1, max_value=12, required=False)
    risk_days = forms.IntegerField(
        label=gettext_lazy("Hoeveel dagen van tevoren is het tijd?"), min_value=0, max_value=730
    )
    grace_days = forms.IntegerField(
        label=gettext_lazy("Hoeveel dagen uitloop daarna?"),
        help_text=gettext_lazy("In die dagen telt het nog."),
        min_value=0,
        max_value=730,
    )
    points = forms.DecimalField(
        label=gettext_lazy("Hoeveel punten per periode?"),
        localize=True,
        min_value=0,
        max_value=9999,
        decimal_places=1,
        required=False,
    )
    period_months = forms.IntegerField(
        label=gettext_lazy("Hoeveel maanden duurt een periode?"), min_value=1, max_value=120, required=False
    )
    period_starts = forms.DateField(
        label=gettext_lazy("De eerste dag van een periode"), widget=forms.DateInput(), required=False
    )
    carry = forms.DecimalField(
        label=gettext_lazy("Hoeveel mag er mee naar de volgende?"),
        localize=True,
        min_value=0,
        max_value=9999,
        decimal_places=1,
        required=False,
    )
    categories = CategoriesField(
        label=gettext_lazy("Ten minste hoeveel van welke soort?"),
        help_text=gettext_lazy("Eén soort per regel, zoals: Vakinhoud: 20"),
        required=False,
    )
    worth = WorthField(
        label=gettext_lazy("Wat levert punten op?"),
        help_text=gettext_lazy("Eén activiteit per regel, met punten en soort: Tillen zonder pijn: 2,5 Vakinhoud"),
        required=False,
    )
    to_see = forms.CharField(
        label=gettext_lazy("Wat moet iemand zien op het werk?"),
        help_text=gettext_lazy("Eén punt per regel, in gewone woorden: Stelt de tilband af voor het tillen."),
        required=False,
        widget=forms.Textarea({"rows": 4}),
    )
    judges = forms.MultipleChoiceField(
        label=gettext_lazy("Wie mag daarvoor tekenen?"),
        help_text=gettext_lazy("Nooit iemand voor zichzelf, en nooit voor wie leiding geeft."),
        choices=Judge,
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    examiners = PeopleField(
        label=gettext_lazy("Wie is aangewezen?"),
        help_text=gettext_lazy("Eén naam, nummer of mailadres per regel."),
        required=False,
    )
    why = forms.CharField(label=gettext_lazy("Waarom deze versie?"), max_length=280, widget=forms.Textarea({"rows": 2}))


POINTS = ("points", "period_months", "period_starts", "carry", "categories", "worth")


def _points(said: dict) -> actions.PointsAsked | None:
    """Takes what was said about points out of the rest."""
    needed, months, starts, carry, categories, worth = (said.pop(name) for name in POINTS)
    if said["lasting"] != Lasting.POINTS or not needed:
        return None
    return actions.PointsAsked(
        needed=needed,
        months=months or 0,
        starts=starts or said["starts"],
        carry=carry or Decimal(),
        categories=tuple(categories),
        worth=tuple(worth),
    )


LOOK = ("to_see", "judges", "examiners")


def _look(said: dict) -> actions.LookAsked | None:
    """Takes what is to be seen out of the rest."""
    lines, judges, examiners = (said.pop(name) for name in LOOK)
    shown = tuple(filter(None, (" ".join(line.split()) for line in lines.splitlines())))
    if not shown:
        return None
    return actions.LookAsked(shown, tuple(Judge(one) for one in judges), tuple(examiners))


@require_http_methods(["GET", "HEAD", "POST"])
def requirement_new(request: HttpRequest, pk: int) -> HttpResponse:
    require(permissions.may_keep(request.user), NOT_KEEPER)
    found = get_object_or_404(Qualification.objects.visible_to(request.user), pk=pk)
    asked = queries.requirements([found.pk])[found.pk]
    form = RequirementForm(request.POST or None, initial=_initial(asked))
    if request.method == "POST" and form.is_valid():
        said = dict(form.cleaned_data)
        try:
            actions.write_requirement(found, by=request.user, points=_points(said), look=_look(said), **said)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return redirect("office:qualification", pk)
    opened = form["lasting"].value() == Lasting.POINTS or any(name in form.errors for name in POINTS)
    look = bool(form["to_see"].value()) or any(name in form.errors for name in LOOK)
    context = {"found": found, "form": form, "first": not asked, "points": opened, "look": look}
    context["used"] = queries.is_seen_at_work()
    return page(request, "office/requirement.html", context, status=422 if form.errors else 200)


def _initial(asked: list[queries.Asked]) -> dict:
    """As the last version says; in force from tomorrow, for what is in force does not change."""
    if not asked:
        return {"starts": clock.today(), "lasting": Lasting.MONTHS, "months": 12, "risk_days": 60, "grace_days": 0}
    last = asked[-1]
    version = last.version
    typed = as_typed({way.slug: way.title for way in (*last.first, *last.again, *last.worth)})
    return {
        "starts": max(version.starts, clock.today() + dt.timedelta(days=1)),
        "first": "\n".join(typed[way.slug] for way in last.first),
        "again": "\n".join(typed[way.slug] for way in last.again),
        "pretests": "\n".join(sorted({typed[way.slug] for way in (*last.first, *last.again) if way.pretest})),
        "outside": version.outside,
        "lasting": version.lasting,
        "months": version.months or None,
        "fixed_day": version.fixed[1] if version.lasting == Lasting.DAY else None,
        "fixed_month": version.fixed[0] if version.lasting == Lasting.DAY else None,
        "risk_days": version.risk_days,
        "grace_days": version.grace_days,
        "to_see": "\n".join(last.to_see),
        "judges": list(last.judges),
        "examiners": "\n".join(queries.examiners_of(last)),
    } | (_points_initial(last, version.points, typed) if version.points else {})


def _points_initial(last: queries.Asked, rule: queries.PointsRule, typed: dict[str, str]) -> dict:
    def said(points: Decimal) -> str:
        return floatformat(points, "-1")

    return {
        "points": rule.needed,
        "period_months": rule.months,
        "period_starts": rule.anchor,
        "carry": rule.carry,
        "categories": "\n".join(f"{name}: {said(least)}" for name, least in rule.least),
        "worth": "\n".join(f"{typed[way.slug]}: {said(way.points)} {way.category}".strip() for way in last.worth),
    }
