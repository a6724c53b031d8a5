"""Finished: a calm moment, and what comes next."""

from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from vliegwiel.areas.catalogue import queries as catalogue
from vliegwiel.areas.learning import queries as learning
from vliegwiel.kit.page import page


@require_safe
def done(request, slug):
    completion = get_object_or_404(learning.history(request.user), activity__slug=slug)
    things = learning.today(request.user)
    return page(
        request,
        "learn/done.html",
        {
            "completion": completion,
            "because": catalogue.because(completion.activity),
            "next": things.must or things.own,
        },
    )
