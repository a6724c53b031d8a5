"""What one report must be able to prove: yes or no, and until when. Nothing else."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from vliegwiel.areas.people.models import Person
from vliegwiel.areas.qualifications.queries import mine
from vliegwiel.kit.page import page


@require_safe
def proof(request: HttpRequest, pk: int) -> HttpResponse:
    report = get_object_or_404(Person.objects.led_by(request.user), pk=pk)
    asked = [one for one in mine(report) if one.asked_of_her]
    return page(request, "lead/proof.html", {"report": report, "proofs": asked})
