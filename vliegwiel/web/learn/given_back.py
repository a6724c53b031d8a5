"""What we stopped, and what that gave back: worth showing to everybody."""

from django.views.decorators.http import require_safe

from vliegwiel.areas.insights import queries
from vliegwiel.kit.page import page


@require_safe
def given_back(request):
    return page(request, "learn/given_back.html", {"quarters": queries.given_back()})
