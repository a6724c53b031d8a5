"""Groups of the own team in which people learn together: made of who works in it now, split when it is large."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from vliegwiel.areas.community import actions, queries
from vliegwiel.kit.page import page


def circles(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        made = actions.gather_team(by=request.user)
        told = (
            _("Je team zit in één groep.") if len(made) == 1 else _("Je team zit in {n} groepen.").format(n=len(made))
        )
        messages.success(request, told)
        return redirect("lead:circles")
    shown = {
        "circles": queries.team_circles(request.user),
        "seatless": queries.seatless(request.user).count(),
        "most": queries.MOST,
        "rituals": [one for one in queries.SHIPPED if not one.confidential],
    }
    return page(request, "lead/circles.html", shown)
