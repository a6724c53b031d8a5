"""Two questions of machines: is the process alive (restart it if not), and can it do its work (send it visitors)."""

from django.contrib.auth.decorators import login_not_required
from django.contrib.staticfiles.storage import staticfiles_storage
from django.db import Error, connection
from django.http import HttpRequest, JsonResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from vliegwiel.kit.faults import recognise


@login_not_required
@never_cache
@require_safe
def healthz(request: HttpRequest) -> JsonResponse:
    """Alive: says so without asking anybody else."""
    return JsonResponse({"alive": True})


@login_not_required
@never_cache
@require_safe
def readyz(request: HttpRequest) -> JsonResponse:
    """Ready: the database answers and the static files are there. 503 when not, with the reason's name."""
    findings = {"database": _database(), "static": _static()}
    ready = all(finding == "ok" for finding in findings.values())
    return JsonResponse({"ready": ready, **findings}, status=200 if ready else 503)


def _database() -> str:
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1 FROM django_migrations LIMIT 1")
    except Error as error:
        fault = recognise(error)
        return fault.name.lower() if fault else "broken"
    return "ok"


def _static() -> str:
    # A manifest that was not built is empty; storages without one (development) always have their files.
    return "ok" if getattr(staticfiles_storage, "hashed_files", True) else "not_built"
