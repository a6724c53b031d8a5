"""A theme: what the organisation is after, why, and the goals that serve it."""

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.strategy import actions, permissions, queries
from vliegwiel.areas.strategy.models import Goal, Theme
from vliegwiel.kit import clock
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.person_field import PersonField

from .words import as_initial, as_text_errors, english, words_in

TEXTS = ("title", "why")
PRIORITIES = (
    ("1.00", gettext_lazy("Hierop worden we afgerekend")),
    ("0.75", gettext_lazy("Heel belangrijk")),
    ("0.50", gettext_lazy("Belangrijk")),
    ("0.25", gettext_lazy("Als er ruimte is")),
)


class ThemeForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Thema"), max_length=80)
    title_en = english(max_length=80)
    why = forms.CharField(
        label=gettext_lazy("Waarom doen we dit?"),
        help_text=gettext_lazy("In ten hoogste 280 tekens, zoals je het aan de koffietafel zou zeggen."),
        max_length=280,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    why_en = english(max_length=280, widget=forms.Textarea({"rows": 3}))
    priority = forms.ChoiceField(label=gettext_lazy("Hoe zwaar weegt het?"), choices=PRIORITIES)
    owner = PersonField(label=gettext_lazy("Eigenaar"), list="owners")
    starts = forms.DateField(label=gettext_lazy("Van"), widget=forms.DateInput())
    ends = forms.DateField(label=gettext_lazy("Tot en met"), required=False, widget=forms.DateInput())


def theme_new(request: HttpRequest) -> HttpResponse:
    require(permissions.may_write_goal(request.user), _("Thema’s schrijven doen de directie en de opleiders."))
    form = ThemeForm(request.POST or None, initial={"owner": request.user, "starts": clock.today()})
    if request.method == "POST" and form.is_valid():
        try:
            actions.write_theme(by=request.user, **words_in(form.cleaned_data, TEXTS))
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            return redirect("office:goals")
    return _page(request, form, None)


def theme(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Theme.objects.visible_to(request.user).select_related("owner"), pk=pk)
    rest = {name: getattr(found, name) for name in ("owner", "starts", "ends")}
    form = ThemeForm(request.POST or None, initial=as_initial(found, TEXTS) | rest | {"priority": f"{found.priority}"})
    if request.method == "POST":
        require(permissions.may_change_theme(request.user, found), _("Dit thema is van de directie en de eigenaar."))
        if form.is_valid():
            try:
                actions.change_theme(found, by=request.user, **words_in(form.cleaned_data, TEXTS))
            except ValidationError as refused:
                as_text_errors(form, refused)
            else:
                return redirect("office:goals")
    return _page(request, form, found)


@require_POST
def ending(request: HttpRequest, pk: int) -> HttpResponse:
    actions.end_theme(get_object_or_404(Theme.objects.visible_to(request.user), pk=pk), by=request.user)
    return redirect("office:theme", pk=pk)


def _page(request: HttpRequest, form: ThemeForm, theme: Theme | None) -> HttpResponse:
    context = {
        "form": form,
        "theme": theme,
        "goals": Goal.objects.visible_to(request.user).filter(theme=theme).select_related("owner") if theme else [],
        "owners": queries.likely_owners(),
        "may_change": theme is None or permissions.may_change_theme(request.user, theme),
    }
    wrong = request.method == "POST" and form.errors
    return page(request, "office/theme.html", context, status=422 if wrong else 200)
