"""How the installation does: what is healthy, what one should know, what is broken. For who keeps it."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from vliegwiel.areas.messaging.permissions import may_keep_mail
from vliegwiel.kit.page import page
from vliegwiel.kit.permissions import require
from vliegwiel.web.shared.checkup import checked


@never_cache
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    require(may_keep_mail(request.user), _("Alleen beheerders zien hoe de installatie het doet."))
    rows = checked()
    return page(request, "office/health.html", {"rows": rows, "broken": any(row.state == "broken" for row in rows)})
