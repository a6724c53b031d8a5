"""What the works council must agree to: how each switch stands, one page that explains it, and the decisions."""

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from vliegwiel.areas.insights.permissions import may_read_log
from vliegwiel.areas.strategy import actions, permissions, queries
from vliegwiel.areas.strategy.enums import AgreedBy
from vliegwiel.areas.strategy.models import Consent, ConsentDocument
from vliegwiel.kit import clock, small_numbers
from vliegwiel.kit.consent import FEATURES, Feature
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

READERS = gettext_lazy("Deze pagina is voor wie de academie bestuurt, en voor de ondernemingsraad.")


class ConsentForm(forms.Form):
    agreed_by = forms.ChoiceField(
        label=gettext_lazy("Wie stemde ermee in?"),
        choices=AgreedBy,
        widget=forms.RadioSelect,
        initial=AgreedBy.COUNCIL,
    )
    decided_on = forms.DateField(
        label=gettext_lazy("Op welke dag?"),
        help_text=gettext_lazy("De dag van het besluit, of van het gesprek met het personeel."),
        widget=forms.DateInput(),
        initial=clock.today,
    )
    conditions = forms.CharField(
        label=gettext_lazy("Onder welke voorwaarden?"),
        help_text=gettext_lazy("Elke op een eigen regel. Bijvoorbeeld: we kijken er na een half jaar samen naar."),
        max_length=4000,
        required=False,
        widget=forms.Textarea({"rows": 3}),
    )
    link = forms.CharField(
        label=gettext_lazy("Waar staat het besluit?"),
        help_text=gettext_lazy(
            "Een link naar de brief of het verslag. Alleen de ondernemingsraad zelf hoeft niets bij te voegen."
        ),
        max_length=400,
        required=False,
        widget=forms.URLInput(),
    )
    file = forms.FileField(
        label=gettext_lazy("Of zet het erbij als PDF"),
        help_text=gettext_lazy("Wie deze pagina leest, kan het document lezen."),
        required=False,
        widget=forms.FileInput({"accept": "application/pdf"}),
    )


@require_safe
def consents(request: HttpRequest) -> HttpResponse:
    require(permissions.may_see_consents(request.user), READERS)
    context = {
        "switches": queries.switches(),
        "council": queries.council(),
        "least": small_numbers.smallest_group(),
        "reads_log": may_read_log(request.user),
    }
    return page(request, "office/consents.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def consent(request: HttpRequest, key: str) -> HttpResponse:
    feature = _feature(request, key)
    form = ConsentForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        said = form.cleaned_data
        given = said.pop("file")
        if given:
            said |= {"name": given.name, "content": given.read()}
        try:
            actions.record_consent(key, by=request.user, **said)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            messages.success(request, _("Vastgelegd. Het staat nu aan."))
            return redirect("office:consent", key)
    return _page(request, feature, form)


@require_POST
def end(request: HttpRequest, key: str) -> HttpResponse:
    feature = _feature(request, key)
    found = get_object_or_404(Consent.objects.visible_to(request.user).standing(), feature=key)
    try:
        actions.revoke_consent(found, by=request.user, why=request.POST.get("why", ""))
    except ValidationError as refused:
        return _page(request, feature, ConsentForm(), problem=" ".join(refused.messages))
    messages.success(request, _("Ingetrokken. Het staat nu uit; wat er al was, blijft bewaard."))
    return redirect("office:consent", key)


@require_safe
def document(request: HttpRequest, key: str, number: int) -> HttpResponse:
    seen = Consent.objects.visible_to(request.user).filter(feature=key, number=number)
    found = get_object_or_404(ConsentDocument.objects.all(), consent__in=seen)
    response = HttpResponse(bytes(found.content), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="besluit-{key}-{number}.pdf"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _page(request: HttpRequest, feature: Feature, form: forms.Form, *, problem: str = "") -> HttpResponse:
    rows = queries.consents_of(feature)
    standing = rows[0] if rows and not hasattr(rows[0], "end") else None
    keeps = permissions.may_keep_consents(request.user)
    context = {
        "feature": feature,
        "standing": standing,
        "rows": rows,
        "form": form if keeps else None,
        "problem": problem,
        "why": request.POST.get("why", "") if problem else "",
    }
    return page(request, "office/consent.html", context, status=422 if problem or form.errors else 200)


def _feature(request: HttpRequest, key: str) -> Feature:
    require(permissions.may_see_consents(request.user), READERS)
    if key not in FEATURES:
        raise Http404
    return FEATURES[key]
