"""The owner of a behaviour says whether an activity serves it. She need not be an author to come here."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue import permissions
from vliegwiel.areas.catalogue.models import Link
from vliegwiel.areas.catalogue.queries import blocks, lapsed
from vliegwiel.kit.page import page


def confirmation(request, pk):
    links = Link.objects.visible_to(request.user).select_related(
        "activity__owner", "behaviour__goal", "behaviour__owner", "claimed_by", "confirmation"
    )
    link = get_object_or_404(links, pk=pk)
    if request.method == "POST":
        catalogue.confirm(link, by=request.user)
        messages.success(
            request, _("Bedankt. {author} krijgt bericht dat het past.").format(author=link.claimed_by.name)
        )
        return redirect("studio:confirmation", pk)
    drafts = {draft.language: draft for draft in link.activity.drafts.order_by("pk")}
    draft = drafts.get(request.user.language) or next(iter(drafts.values()))
    given = getattr(link, "confirmation", None)
    context = {
        "link": link,
        "draft": draft,
        "blocks": blocks(draft),
        "given": given,
        "lapsed": bool(given and lapsed(given)),
        "may": permissions.may_confirm(request.user, link),
    }
    return page(request, "studio/confirmation.html", context)
