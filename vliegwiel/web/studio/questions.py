"""What learners asked beside a block of what she keeps: answering, and perhaps for everybody."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from vliegwiel.areas.catalogue import permissions
from vliegwiel.areas.learning import actions
from vliegwiel.areas.learning import queries as learning
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require

SIZE = 20


@require_safe
def questions(request):
    require(permissions.may_make(request.user), _("Deze vragen zijn voor auteurs en opleiders."))
    number = request.GET.get("page", "1")
    at = max(1, int(number)) if number.isdecimal() and len(number) < 6 else 1
    rows = list(learning.to_answer(request.user)[(at - 1) * SIZE : at * SIZE + 1])
    titles = learning.titles(row.activity_id for row in rows)
    shown = [(row, _title(titles.get(row.activity_id, {}), request.user.language) or row.activity.slug) for row in rows]
    return page(request, "studio/questions.html", {"rows": shown[:SIZE], "page": at, "more": len(rows) > SIZE})


@require_POST
def reply(request, pk):
    asked = get_object_or_404(learning.to_answer(request.user), pk=pk)
    shown_as = request.POST.get("shown_as", "") if "share" in request.POST else ""
    try:
        actions.answer_on_the_spot(asked, text=request.POST.get("answer", ""), shown_as=shown_as, by=request.user)
    except ValidationError as refused:
        messages.error(request, refused.messages[0])
    else:
        messages.success(request, _("Bewaard. Wie het vroeg krijgt bericht."))
    return redirect("studio:questions")


def _title(words: dict[str, str], language: str) -> str:
    return words.get(language) or next(iter(words.values()), "")
