"""A place at work with a poster: what one finds there, and choosing that without printing anew."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.areas.catalogue import actions, permissions, queries
from vliegwiel.areas.catalogue.actions.corners import NOT_KEEPER, NOT_MAKER
from vliegwiel.areas.catalogue.models import Activity, Corner
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.activity_field import ActivityField
from vliegwiel.web.shared.listing import listing

from .poster import on_paper


class CornerForm(forms.Form):
    title = forms.CharField(
        label=gettext_lazy("Hoe heet de plek?"),
        help_text=gettext_lazy("Zo staat het op de poster: Koffiehoek van Team Noord, Balie 2."),
        max_length=80,
    )


class ItemForm(forms.Form):
    activity = ActivityField(
        label=gettext_lazy("Wat is daar handig?"),
        help_text=gettext_lazy("De titel zoals hij op de plank staat, of het adres van de activiteit."),
        max_length=200,
        widget=forms.TextInput({"autocomplete": "off"}),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def corners(request: HttpRequest) -> HttpResponse:
    require(permissions.may_make_corner(request.user), NOT_MAKER)
    form = CornerForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.make_corner(form.cleaned_data["title"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            return redirect("learn:corner", made.key)
    found = listing(queries.corners_for(request.user), request.GET.get("page"), size=25)
    context = {"listing": found, "form": form, "me": request.user.pk}
    return page(request, "learn/corners.html", context, status=422 if form.errors else 200)


@require_safe
def corner(request: HttpRequest, key: str) -> HttpResponse:
    found = Corner.objects.visible_to(request.user).select_related("owner").filter(key=key).first()
    return _page(request, found)


def _page(request: HttpRequest, found: Corner | None, **bound: forms.Form) -> HttpResponse:
    """bound: a form that was refused."""
    if found is None:
        return page(request, "learn/corner.html", {"corner": None}, status=404)
    keeps = permissions.may_keep_corner(request.user, found)
    rows = queries.behind(found, language=get_language() or "nl")
    context = {
        "corner": found,
        "keeps": keeps,
        "rows": [one.row for one in rows if one.there],
        "behind": rows if keeps else [],
        "address": request.build_absolute_uri(reverse("learn:corner", args=[found.key])),
        "form": ItemForm(),
        "naming": CornerForm(initial={"title": found.title}),
    }
    return page(request, "learn/corner.html", context | bound, status=422 if bound else 200)


@require_safe
def corner_poster(request: HttpRequest, key: str) -> HttpResponse:
    """What stands behind the code is not on paper: that may change."""
    found = _kept(request, key)
    return on_paper(
        request,
        title=found.title,
        line=_("Handig op deze plek"),
        address=request.build_absolute_uri(reverse("learn:corner", args=[found.key])),
        alt=_("QR-code die leidt naar wat op deze plek handig is"),
        name=found.key,
    )


@require_POST
def title(request: HttpRequest, key: str) -> HttpResponse:
    found, form = _kept(request, key), CornerForm(request.POST)
    if form.is_valid():
        try:
            actions.name_corner(found, title=form.cleaned_data["title"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Het heet nu ‘%(title)s’.") % {"title": form.cleaned_data["title"]})
            return redirect("learn:corner", key)
    return _page(request, found, naming=form)


@require_POST
def items(request: HttpRequest, key: str) -> HttpResponse:
    found, form = _kept(request, key), ItemForm(request.POST)
    if form.is_valid():
        try:
            actions.hang_up(found, form.cleaned_data["activity"], by=request.user)
        except ValidationError as refused:
            form.add_error("activity", refused.messages)
        else:
            messages.success(request, _("Het staat erachter. De poster kan blijven hangen."))
            return redirect("learn:corner", key)
    return _page(request, found, form=form)


@require_POST
def item_removal(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    found = _kept(request, key)
    actions.take_off(found, _behind(found, pk), by=request.user)
    return redirect("learn:corner", key)


@require_POST
def item_first(request: HttpRequest, key: str, pk: int) -> HttpResponse:
    found = _kept(request, key)
    actions.put_first(found, _behind(found, pk), by=request.user)
    return redirect("learn:corner", key)


@require_POST
def removal(request: HttpRequest, key: str) -> HttpResponse:
    found = _kept(request, key)
    actions.remove_corner(found, by=request.user)
    messages.success(request, _("‘%(title)s’ is weg. Haal de poster ook van de muur.") % {"title": found.title})
    return redirect("learn:corners")


def _kept(request: HttpRequest, key: str) -> Corner:
    found = get_object_or_404(Corner.objects.visible_to(request.user).select_related("owner"), key=key)
    require(permissions.may_keep_corner(request.user, found), NOT_KEEPER)
    return found


def _behind(corner: Corner, pk: int) -> Activity:
    """Also one that is retired by now: she may want it gone."""
    return get_object_or_404(Activity.everything.filter(pk__in=corner.items.values("activity")), pk=pk)
