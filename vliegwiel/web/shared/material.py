"""A file that belongs to a session, as it is given to whoever may have it."""

from django.http import Http404, HttpResponse

from vliegwiel.areas.live.models import Material


def file_of(material: Material) -> HttpResponse:
    file = getattr(material, "file", None)
    if file is None:
        raise Http404
    response = HttpResponse(bytes(file.content), content_type=file.content_type)
    ending = file.content_type.rpartition("/")[2]
    response["Content-Disposition"] = f'attachment; filename="materiaal-{material.pk}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = "private, no-store"
    return response
