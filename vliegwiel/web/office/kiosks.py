"""Devices many people share: which there are, making this one a kiosk, and ending one."""

from django import forms
from django.contrib import messages
from django.contrib.auth import logout
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from vliegwiel.areas.people import actions, permissions
from vliegwiel.areas.people.actions.kiosks import NOT_KEEPER
from vliegwiel.areas.people.models import Kiosk
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import leaf, page_number
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.kiosk import hand_over


class KioskForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Hoe heet dit apparaat?"),
        help_text=gettext_lazy("Bijvoorbeeld naar waar het hangt: Tablet magazijn."),
        max_length=80,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def kiosks(request: HttpRequest) -> HttpResponse:
    require(permissions.may_keep_kiosks(request.user), NOT_KEEPER)
    form = KioskForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            _kiosk, secret = actions.make_kiosk(form.cleaned_data["name"], by=request.user)
        except ValidationError as refused:
            form.add_error(None, refused)
        else:
            logout(request)  # from here on the device is everybody's
            return hand_over(redirect("kiosk"), secret)
    rows = Kiosk.objects.standing().select_related("by").order_by("name", "pk")
    context = {"form": form, "leaf": leaf(rows, page_number(request.GET.get("page")), size=50)}
    return page(request, "office/kiosks.html", context, status=422 if form.errors else 200)


@require_POST
def kiosk_ending(request: HttpRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Kiosk.objects.standing(), pk=pk)
    actions.end_kiosk(found, by=request.user)
    messages.success(request, _("{name} is geen kiosk meer.").format(name=found.name))
    return redirect("office:kiosks")
