"""One file of the media library: what is said of it, who keeps it, where it is used, a newer one, putting it aside."""

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vliegwiel.areas.catalogue import actions, permissions, queries
from vliegwiel.areas.catalogue.enums import Licence, MediaKind
from vliegwiel.areas.catalogue.models import Media
from vliegwiel.areas.people.enums import Language, Role
from vliegwiel.areas.people.models import Person, RoleGrant
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

from .media import ICONS, NOT_AN_AUTHOR

MOST_USES = 50
ALT = gettext_lazy("Beschrijving voor wie het niet ziet ({language})")


class Said(forms.Form):
    """What is said of a file. A picture has words for who does not see it, and a point that stays in sight."""

    title = forms.CharField(label=gettext_lazy("Hoe heet het?"), max_length=200)
    focus_x = forms.IntegerField(
        label=gettext_lazy("Van links, in procenten"), min_value=0, max_value=100, required=False
    )
    focus_y = forms.IntegerField(
        label=gettext_lazy("Van boven, in procenten"), min_value=0, max_value=100, required=False
    )
    maker = forms.CharField(label=gettext_lazy("Maker"), max_length=120, required=False)
    source = forms.CharField(
        label=gettext_lazy("Waar komt het vandaan?"),
        help_text=gettext_lazy("Bijvoorbeeld: “Eigen foto, werkplaats Zwolle” of het adres van een beeldbank."),
        max_length=280,
        required=False,
    )
    licence = forms.ChoiceField(
        label=gettext_lazy("Waarom mogen we het laten zien?"), choices=Licence.choices, required=False
    )
    terms = forms.CharField(
        label=gettext_lazy("Wat is er afgesproken?"),
        help_text=gettext_lazy("In je eigen woorden, bijvoorbeeld: “Alleen binnen het bedrijf, naam eronder.”"),
        max_length=280,
        required=False,
    )
    ends = forms.DateField(
        label=gettext_lazy("Tot en met welke dag?"),
        help_text=gettext_lazy("Laat leeg als het mag blijven. Wie het beheert hoort het 30 en 7 dagen ervoor."),
        required=False,
        widget=forms.DateInput,
    )
    stays = forms.BooleanField(
        label=gettext_lazy("Bewaar het ook als niemand het gebruikt"),
        help_text=gettext_lazy("Anders gaat het weg als het dertig dagen nergens stond."),
        required=False,
    )
    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, media: Media, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code, word in Language.choices if media.kind == MediaKind.IMAGE else ():
            self.fields[f"alt_{code}"] = forms.CharField(
                label=ALT.format(language=word),
                max_length=280,
                required=False,
                widget=forms.Textarea(attrs={"rows": 2, "lang": code}),
            )
        if media.kind != MediaKind.IMAGE:
            del self.fields["focus_x"], self.fields["focus_y"]

    @property
    def alts(self) -> list:
        return [self[name] for name in self.fields if name.startswith("alt_")]


class Keeper(forms.Form):
    to = forms.ModelChoiceField(
        Person.objects.none(), label=gettext_lazy("Geef door aan"), empty_label=gettext_lazy("Kies een auteur")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        makers = RoleGrant.objects.on().filter(role__in=(Role.AUTHOR, Role.LND_LEAD)).values("person")
        self.fields["to"].queryset = Person.objects.here().filter(pk__in=makers).by_name()


class Newer(forms.Form):
    file = forms.FileField(label=gettext_lazy("Nieuwer bestand"), allow_empty_file=True)
    everywhere = forms.BooleanField(
        label=gettext_lazy("Laat het nieuwe ook zien in wat al gepubliceerd is"),
        help_text=gettext_lazy("Zonder vinkje houdt een editie het oude, tot je opnieuw publiceert."),
        required=False,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def file(request: HttpRequest, key: str) -> HttpResponse:
    media = _file(request, key)
    if request.method != "POST":
        return _page(request, media)
    form = Said(request.POST, media=media)
    if not form.is_valid():
        return _page(request, media, said=form, status=422)
    given = form.cleaned_data
    try:
        media = actions.describe_media(
            media,
            title=given["title"],
            alts={code: given.get(f"alt_{code}", "") for code in Language.values},
            focus=tuple(50 if given.get(side) is None else given[side] for side in ("focus_x", "focus_y")),
            rights=actions.Rights(given["source"], given["maker"], given["licence"], given["terms"], given["ends"]),
            stays=given["stays"],
            version=given["version"],
            by=request.user,
        )
    except actions.Redescribed as elsewhere:
        return _page(request, media, said=form, theirs=elsewhere.there, status=409)
    messages.success(request, _("Bewaard. Blokken die dit al laten zien, houden hun eigen woorden."))
    return redirect("studio:file", media.key)


@require_POST
def keeper(request: HttpRequest, key: str) -> HttpResponse:
    media = _file(request, key)
    form = Keeper(request.POST)
    if not form.is_valid():
        return _page(request, media, keeping=form, status=422)
    media = actions.set_media_keeper(media, to=form.cleaned_data["to"], by=request.user)
    messages.success(request, _("{name} beheert dit nu.").format(name=media.keeper.name))
    return redirect("studio:file", media.key)


@require_POST
def replacement(request: HttpRequest, key: str) -> HttpResponse:
    media = _file(request, key)
    form = Newer(request.POST, request.FILES)
    if form.is_valid():
        given = form.cleaned_data
        try:
            new = actions.replace_media(media, upload=given["file"], everywhere=given["everywhere"], by=request.user)
        except actions.Refused as refused:
            form.add_error("file", str(refused))
        except ValidationError as problem:
            form.add_error(None, problem)
        else:
            undo = reverse("studio:file_comeback", args=[new.key])
            messages.success(request, _("Vervangen. Publiceer de concepten hieronder opnieuw."), extra_tags=undo)
            return redirect("studio:file", new.key)
    return _page(request, media, newer=form, status=422)


@require_POST
def comeback(request: HttpRequest, key: str) -> HttpResponse:
    """The file that was replaced stands where it stood again."""
    old = actions.take_back_replacement(_file(request, key), by=request.user)
    messages.success(request, _("Het oude bestand staat er weer."))
    return redirect("studio:file", old.key)


@require_POST
def disposal(request: HttpRequest, key: str) -> HttpResponse:
    media = _file(request, key)
    try:
        actions.put_aside(media, by=request.user)
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
        return redirect("studio:file", key)
    undo = reverse("studio:file_restoration", args=[key])
    messages.success(request, _("Opzij gelegd. Over dertig dagen is het weg."), extra_tags=undo)
    return redirect("studio:media")


@require_POST
def restoration(request: HttpRequest, key: str) -> HttpResponse:
    actions.put_back(_file(request, key), by=request.user)
    messages.success(request, _("Het staat weer in de mediatheek."))
    return redirect("studio:file", key)


def _file(request: HttpRequest, key: str) -> Media:
    require(permissions.may_use_library(request.user), NOT_AN_AUTHOR)
    media = queries.file_for(request.user, key)
    if media is None:
        raise Http404
    return media


def _page(
    request: HttpRequest,
    media: Media,
    *,
    said: Said | None = None,
    keeping: Keeper | None = None,
    newer: Newer | None = None,
    theirs: Media | None = None,
    status: int = 200,
) -> HttpResponse:
    uses = queries.uses_of(media, request.user)
    if theirs is not None and said is not None:
        said.data = {**said.data.dict(), "version": theirs.version}  # saving once more is saying: mine
    context = {
        "media": media,
        "icon": ICONS[MediaKind(media.kind)],
        "may_keep": permissions.may_keep_media(request.user, media),
        "said": said or Said(initial=_initial(media), media=media),
        "keeping": keeping or Keeper(),
        "newer": newer or Newer(),
        "theirs": theirs,
        "uses": uses[:MOST_USES],
        "more_uses": max(0, len(uses) - MOST_USES),
        "on_shelf": any(use.on_shelf for use in uses),
        "older": media.replaces if hasattr(media, "replaces") else None,
        "newer_one": media.replacement if hasattr(media, "replacement") else None,
        "crops": (("square", _("Vierkant")), ("wide", _("Breed")), ("tall", _("Hoog"))),
    }
    return page(request, "studio/file.html", context, status=status)


def _initial(media: Media) -> dict[str, Any]:
    return {
        "title": media.title,
        **{f"alt_{code}": text for code, text in media.alts.items()},
        "focus_x": media.focus_x,
        "focus_y": media.focus_y,
        "source": media.source,
        "maker": media.maker,
        "licence": media.licence,
        "terms": media.terms,
        "ends": media.rights_end,
        "stays": media.stays,
        "version": media.version,
    }
