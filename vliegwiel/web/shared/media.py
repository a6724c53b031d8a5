"""Uploaded files: for people who signed in, under an unguessable key that never changes its content."""

import re
from collections.abc import Iterator

from django.http import FileResponse, Http404, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.views.decorators.http import require_safe

from vliegwiel.areas.catalogue.queries import stored_file

SHOWN = ("image/", "video/", "audio/", "text/vtt")  # anything else is kept by who asks for it, and opened there
CHUNK = 64 * 1024
RANGE = re.compile(r"bytes=(\d*)-(\d*)$")


@require_safe
def media(request, key):
    file = stored_file(key)
    if file is None:
        raise Http404
    drawn = next((one for one in file.renditions if str(one["width"]) == request.GET.get("w")), None)
    etag = f'"{key}-{drawn["width"]}"' if drawn else f'"{key}"'
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponseNotModified()
    elif drawn:
        response = FileResponse(file.file.storage.open(drawn["name"]), content_type="image/webp", filename=file.name)
    else:
        response = _send(request, file)
    response["ETag"] = etag
    response["Cache-Control"] = "private, max-age=31536000, immutable"
    response["Accept-Ranges"] = "bytes"
    response["X-Content-Type-Options"] = "nosniff"
    # What somebody uploaded is never a page of ours, whatever it contains.
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _send(request, file):
    asked = RANGE.match(request.headers.get("Range", ""))
    if not asked or asked.groups() == ("", ""):
        taken_along = not file.content_type.startswith(SHOWN)
        return FileResponse(
            file.file.open("rb"), content_type=file.content_type, filename=file.name, as_attachment=taken_along
        )
    first, last = bounds(*asked.groups(), size=file.size)
    if first > last or first >= file.size:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{file.size}"})
    response = StreamingHttpResponse(_part(file.file, first, last), status=206, content_type=file.content_type)
    response["Content-Range"] = f"bytes {first}-{last}/{file.size}"
    response["Content-Length"] = str(last - first + 1)
    return response


def bounds(first: str, last: str, *, size: int) -> tuple[int, int]:
    """ "0-99": from to; "100-": from to the end; "-100": the last hundred."""
    if not first:
        return max(0, size - int(last)), size - 1
    return int(first), min(int(last), size - 1) if last else size - 1


def _part(field_file, first: int, last: int) -> Iterator[bytes]:
    with field_file.open("rb") as source:
        source.seek(first)
        left = last - first + 1
        while left > 0 and (chunk := source.read(min(CHUNK, left))):
            left -= len(chunk)
            yield chunk
