"""Everything that lies there for her, one step from Today: what is asked, what she promised, what she chose."""

from django.views.decorators.http import require_safe

from vliegwiel.areas.learning import queries as learning
from vliegwiel.areas.practice import queries as practice
from vliegwiel.kit.page import page


@require_safe
def everything(request):
    things = learning.today(request.user)
    context = {
        "asked": [row for row in (things.must, *things.waiting) if row],
        "plans": practice.due_check_ins(request.user),
        "own": [row for row in (things.own, *things.other) if row],
    }
    return page(request, "learn/everything.html", context)
