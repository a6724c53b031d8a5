"""A question on the spot, beside a block, and taking it away."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning.models import Enrolment, SpotQuestion


@require_POST
def ask(request, slug, block):
    enrolment = get_object_or_404(Enrolment.objects.visible_to(request.user), activity__slug=slug)
    try:
        actions.ask_on_the_spot(enrolment, block, text=request.POST.get("question", ""), by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("Gevraagd. Je krijgt bericht als er antwoord is; dat staat dan ook hier."))
    return redirect(reverse("learn:step", args=[slug, block]) + "#spot")


@require_POST
def withdrawal(request, pk):
    asked = get_object_or_404(SpotQuestion.objects.filter(person=request.user).select_related("activity"), pk=pk)
    actions.withdraw_spot(asked, by=request.user)
    messages.success(request, _("Je vraag is weg, en het antwoord erbij."))
    return redirect("learn:step", asked.activity.slug, asked.block)
