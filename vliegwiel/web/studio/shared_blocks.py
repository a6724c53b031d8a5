"""The shared blocks: found by title, with where they are used and who keeps them."""

from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from vliegwiel.areas.catalogue import permissions, queries
from vliegwiel.kit.page import page
from vliegwiel.kit.paging import page_number
from vliegwiel.kit.permissions import require


@require_safe
def shared_blocks(request):
    require(permissions.may_see_drafts(request.user), _("Alleen auteurs en opleiders komen op de werkbank."))
    words = " ".join(request.GET.get("q", "").split())
    gone = request.GET.get("gone") == "1"
    context = {
        "q": words,
        "gone": gone,
        "found": queries.shared_blocks(search=words, page=page_number(request.GET.get("page")), gone=gone),
        "query": f"q={words}{'&gone=1' if gone else ''}" if words or gone else "",
    }
    return page(request, "studio/shared_blocks.html", context, parts=("found",))
