"""My pieces, and everybody's: what is being written, what is out, what waits."""

from urllib.parse import urlencode

from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vliegwiel.areas.catalogue import permissions, queries
from vliegwiel.areas.people.enums import Role
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require


@require_safe
def pieces(request):
    require(permissions.may_see_drafts(request.user), _("Alleen auteurs en opleiders komen op de werkbank."))
    whose = "all" if request.GET.get("whose") == "all" else "mine"
    standing = request.GET.get("standing", "")
    words = request.GET.get("q", "").strip()
    asked = request.GET.get("page", "1")
    found = queries.pieces(
        request.user,
        mine=whose == "mine",
        standing=standing,
        search=words,
        page=int(asked) if asked.isdigit() else 1,
    )
    context = {
        "to_look_at": queries.reviews_waiting_for(request.user),
        "found": found,
        "offers": queries.offers_to(request.user),
        "keeps_all": request.user.holds(Role.LND_LEAD),
        "whose": whose,
        "standing": standing,
        "q": words,
        "filtered": bool(standing or words),
        "standings": [
            ("", _("Alles")),
            ("draft", _("Concept")),
            ("published", _("Gepubliceerd")),
            ("waiting", _("Wacht op bevestiging")),
            ("ownerless", _("Eigenaar is of gaat weg")),
            ("retired", _("Van de plank")),
        ],
        "query": urlencode({"whose": whose, "standing": standing, "q": words}),
    }
    return page(request, "studio/pieces.html", context, parts=("found",))
