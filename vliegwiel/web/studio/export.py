"""Taking an activity elsewhere: as an open zip, which another academy reads, or as SCORM 1.2 for another system."""

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from vliegwiel.areas.catalogue.queries import carried
from vliegwiel.kit.page import page
from vliegwiel.standards.imports import carried as opened

from .drafts import activity_of
from .taken import as_scorm


@require_safe
def export(request: HttpRequest, slug: str) -> HttpResponse:
    activity = activity_of(request, slug)
    whole = carried(activity)
    context = {
        "activity": activity,
        "words": whole.words,
        "files": len(whole.media),
        "packages": len(whole.packages),
        "bytes": sum(one.size for one in (*whole.media.values(), *whole.packages.values())),
        "exam": whole.exam,
        "is_published": any(hasattr(one, "number") for one in whole.words),
    }
    return page(request, "studio/export.html", context)


@never_cache
@require_safe
def open_zip(request: HttpRequest, slug: str) -> HttpResponseBase:
    """Made while it is sent, so that the largest one starts at once."""
    activity = activity_of(request, slug)
    return _sent(opened.outbound(activity), f"{activity.slug}.vliegwiel.zip")


@never_cache
@require_safe
def scorm(request: HttpRequest, slug: str, language: str) -> HttpResponseBase:
    activity = activity_of(request, slug)
    made = as_scorm(activity, language)
    if made is None:
        raise Http404
    return _sent(made[1], f"{activity.slug}-{language}.scorm12.zip")


def _sent(parts, name: str) -> HttpResponseBase:
    answer = StreamingHttpResponse(parts, content_type="application/zip")
    answer["Content-Disposition"] = content_disposition_header(True, name)
    answer["X-Content-Type-Options"] = "nosniff"
    return answer
