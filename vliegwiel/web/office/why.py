"""A leader's own why: three lines, or a short recording, on everybody's first page."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from vliegwiel.areas.catalogue.actions import Refused
from vliegwiel.areas.community import actions, permissions, queries
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.why_form import WhyForm

from .words import as_text_errors

NOT_YOURS = gettext_lazy("Het waarom is van de directie.")


def why(request: HttpRequest) -> HttpResponse:
    require(permissions.may_tell_why(request.user), NOT_YOURS)
    told = queries.why_of(request.user)
    initial = {"text": told.text, "keep_recording": bool(told.recording_id)} if told else None
    form = WhyForm(request.POST or None, request.FILES or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.tell_why(by=request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error("recording", str(refused))
        except ValidationError as refused:
            as_text_errors(form, refused)
        else:
            messages.success(request, _("Het staat op ieders eerste pagina, tot diegene het gelezen heeft."))
            return redirect("office:why")
    wrong = request.method == "POST" and form.errors
    return page(request, "office/why.html", {"form": form, "told": told}, status=422 if wrong else 200)


@require_POST
def withdrawal(request: HttpRequest) -> HttpResponse:
    require(permissions.may_tell_why(request.user), NOT_YOURS)
    if told := queries.why_of(request.user):
        actions.withdraw_why(told, by=request.user)
        messages.success(request, _("Je waarom is ingetrokken. Niemand ziet het meer."))
    return redirect("office:why")
