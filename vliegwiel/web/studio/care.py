"""Who keeps an activity, what it costs, whether it belongs to a goal at all, and taking it off the shelf."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue import queries
from vliegwiel.areas.catalogue.enums import Exempt
from vliegwiel.areas.people.enums import Role
from vliegwiel.areas.people.models import Person, RoleGrant
from vliegwiel.kit import clock
from vliegwiel.kit.page import page

from .drafts import editable


class Owner(forms.Form):
    to = forms.ModelChoiceField(
        Person.objects.none(), label=gettext_lazy("Nieuwe eigenaar"), empty_label=gettext_lazy("Kies een auteur")
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        makers = RoleGrant.objects.on().filter(role__in=(Role.AUTHOR, Role.LND_LEAD)).values("person")
        self.fields["to"].queryset = Person.objects.here().filter(pk__in=makers).by_name()


class Cost(forms.Form):
    each = forms.DecimalField(
        label=gettext_lazy("Kosten per deelnemer"),
        help_text=gettext_lazy("Bijvoorbeeld een boek, een licentie of een dagdeel zaalhuur per persoon."),
        min_value=0,
        max_digits=9,
        decimal_places=2,
        required=False,
        localize=True,
    )
    fixed = forms.DecimalField(
        label=gettext_lazy("Vaste kosten per jaar"),
        help_text=gettext_lazy("Wat het ook zonder deelnemers kost. Laat leeg wat je niet weet."),
        min_value=0,
        max_digits=11,
        decimal_places=2,
        required=False,
        localize=True,
    )


class Exemption(forms.Form):
    category = forms.ChoiceField(
        label=gettext_lazy("Is dit ergens anders voor dan leren voor een doel?"),
        choices=Exempt,
        widget=forms.RadioSelect,
    )
    budget = forms.CharField(
        label=gettext_lazy("Uit welk potje wordt dit betaald?"),
        help_text=gettext_lazy(
            "Bijvoorbeeld: teambudget Sector Klant. Nodig bij een teamdag, waardering of kennismaken."
        ),
        max_length=80,
        required=False,
    )


class Retirement(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("Waarom gaat het van de plank?"),
        help_text=gettext_lazy("Bijvoorbeeld: “De procedure is veranderd; gebruik ‘Storing melden’.”"),
        max_length=280,
    )
    instead = forms.CharField(
        label=gettext_lazy("Wat komt ervoor in de plaats?"),
        help_text=gettext_lazy(
            "Plak het adres van die activiteit, of typ haar titel. Wie het oude adres opent, komt daar."
        ),
        max_length=200,
        required=False,
    )
    on = forms.DateField(
        label=gettext_lazy("Op welke dag?"),
        help_text=gettext_lazy(
            "Laat leeg voor nu. Tot die dag krijgt niemand het meer gevraagd; wie bezig is, maakt het af."
        ),
        required=False,
        widget=forms.DateInput,
    )

    def clean_instead(self):
        typed = self.cleaned_data["instead"].strip()
        if not typed:
            return None
        found = queries.published_named(typed)
        if len(found) == 1:
            return found[0]
        if found:
            raise ValidationError(_("Er zijn er meer die zo heten. Plak het adres van wie je bedoelt."))
        raise ValidationError(_("Zo’n activiteit staat niet op de plank. Kijk bij Vinden en plak haar adres."))

    def clean_on(self):
        day = self.cleaned_data["on"]
        if day is not None and day <= clock.today():
            raise ValidationError(_("Kies een dag die nog komt, of laat dit leeg voor nu."))
        return day


@require_safe
def care(request, slug):
    return _page(request, editable(request, slug))


@require_POST
def owner(request, slug):
    draft = editable(request, slug)
    form = Owner(request.POST)
    if not form.is_valid():
        return _page(request, draft, owner=form, status=422)
    catalogue.set_owner(draft.activity, to=form.cleaned_data["to"], by=request.user)
    messages.success(request, _("{name} is nu de eigenaar.").format(name=form.cleaned_data["to"].name))
    return redirect("studio:pieces")


@require_POST
def cost(request, slug):
    draft = editable(request, slug)
    form = Cost(request.POST)
    if not form.is_valid():
        return _page(request, draft, cost=form, status=422)
    catalogue.set_cost(draft.activity, by=request.user, **form.cleaned_data)
    messages.success(request, _("De kosten zijn bewaard."))
    return redirect("studio:care", slug)


@require_POST
def exemption(request, slug):
    draft = editable(request, slug)
    form = Exemption(request.POST)
    if form.is_valid():
        try:
            catalogue.set_exemption(draft.activity, by=request.user, **form.cleaned_data)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Bewaard. De cijfers tellen het vannacht zo mee."))
            return redirect("studio:care", slug)
    return _page(request, draft, exemption=form, status=422)


@require_POST
def retirement(request, slug):
    draft = editable(request, slug)
    form = Retirement(request.POST)
    if not form.is_valid():
        return _page(request, draft, retirement=form, status=422)
    given = form.cleaned_data
    how = {"reason": given["reason"], "replaced_by": given["instead"], "by": request.user}
    try:
        if given["on"]:
            catalogue.set_leaving(draft.activity, on=given["on"], **how)
        else:
            catalogue.retire(draft.activity, **how)
    except ValidationError as refused:
        form.add_error("instead", refused)
        return _page(request, draft, retirement=form, status=422)
    now = _("De activiteit is van de plank. Wie haar afrondde, houdt dat.")
    later = _("Afgesproken. Op die dag gaat de activiteit van de plank; wie bezig is, maakt haar af.")
    messages.success(request, later if given["on"] else now)
    return redirect("studio:care", slug)


@require_POST
def comeback(request, slug):
    catalogue.bring_back(editable(request, slug).activity, by=request.user)
    messages.success(request, _("De activiteit staat op de plank en blijft daar."))
    return redirect("studio:care", slug)


def _page(request, draft, *, owner=None, cost=None, exemption=None, retirement=None, status=200):
    activity = draft.activity
    asked = {"category": activity.exempt_category, "budget": activity.budget}
    context = {
        "activity": activity,
        "draft": draft,
        "owner": owner or Owner(),
        "cost": cost or Cost(initial={"each": activity.cost_each, "fixed": activity.cost_fixed}),
        "exemption": exemption or Exemption(initial=asked),
        "form": retirement or Retirement(),
        "retired": getattr(activity, "retirement", None),
        "programmes": queries.programmes_holding(activity),
        "shared_blocks": queries.shared_of(activity),
        "leaving": getattr(activity, "leaving", None),
    }
    return page(request, "studio/care.html", context, status=status)
