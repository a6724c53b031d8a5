"""Making a shared block of blocks of an activity that stand next to each other."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from vliegwiel.areas.catalogue import actions as catalogue
from vliegwiel.areas.catalogue.enums import ONLY_PROGRAMMES, Kind
from vliegwiel.areas.catalogue.queries import of_shared
from vliegwiel.kit.page import page

from .drafts import ICONS, editable, label


@require_http_methods(["GET", "HEAD", "POST"])
def sharing(request, slug, language):
    draft = editable(request, slug, language)
    chosen, problems = request.GET.getlist("block"), {}
    title = ""
    if request.method == "POST":
        chosen, title = request.POST.getlist("block"), request.POST.get("title", "")
        try:
            shared = catalogue.share(draft, blocks=chosen, title=title, by=request.user)
        except ValidationError as refused:
            problems = {field: texts[0] for field, texts in refused.message_dict.items()}
        else:
            text = _(
                "Dit is nu een bouwsteen, en jij houdt hem bij. Anderen vinden hem bij Bouwstenen en in het plusmenu."
            )
            messages.success(request, text)
            return redirect("studio:shared_block", shared.slug)
    rows = [
        {
            "id": raw["id"],
            "icon": ICONS[Kind(raw["type"])],
            "kind": Kind(raw["type"]).label,
            "label": label(Kind(raw["type"]), raw["data"]),
            "chosen": raw["id"] in chosen,
            "shared": raw["shared"]["title"] if of_shared(raw) else "",
        }
        for raw in draft.blocks
        if raw["type"] not in ONLY_PROGRAMMES
    ]
    context = {"draft": draft, "activity": draft.activity, "rows": rows, "title": title, "problems": problems}
    return page(request, "studio/sharing.html", context, status=422 if problems else 200)
