"""What others made and we do not know: on an origin of its own, where nobody is signed in and no page of ours stands.

A package runs scripts. On this origin they find no session, no cookie and no address but those of their own package,
which a signed path gives out for some hours. docs/settings.md says how the host is set.
"""

from collections.abc import Callable, Iterator
from datetime import timedelta
from urllib.parse import quote

from django.conf import settings
from django.core.exceptions import DisallowedHost
from django.core.signing import BadSignature, Signer
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import Resolver404, path, resolve

from vliegwiel.areas.catalogue.enums import PackageKind
from vliegwiel.areas.catalogue.models import Package
from vliegwiel.areas.catalogue.queries import stored_package
from vliegwiel.kit import clock
from vliegwiel.kit.archives import Archive, Unsafe, kind_of, reopen

from .media import RANGE, bounds

OPEN_FOR = timedelta(hours=8)
STEP = 4 * 3600  # seconds; within them an address stays the same, so that a browser keeps what it fetched
TWINS = {"localhost": "127.0.0.1", "127.0.0.1": "localhost", "[::1]": "localhost"}
SIGNER = "content"
H5P = "h5p/"  # the page of H5P content, below `address`


def on_an_origin_of_its_own(get_response: Callable[[HttpRequest], HttpResponseBase]) -> Callable:
    """Answer here what is asked of the content's host; nothing else of ours is reached through it."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if not _is_content(request):
            return get_response(request)
        try:
            found = resolve(request.path_info, __name__)
            if request.method not in ("GET", "HEAD"):
                raise Http404
            return found.func(request, *found.args, **found.kwargs)
        except (Resolver404, Http404):
            return HttpResponse("", status=404, content_type="text/plain")

    return middleware


def origin(request: HttpRequest) -> str:
    """The origin on which packages are played for who is here; "" when this installation has none."""
    host = settings.CONTENT_HOST or _twin(request.get_host())
    return f"{request.scheme}://{host}" if host else ""


def address(request: HttpRequest, package: Package) -> str:
    """Where this package may be read for some hours; "" when there is no origin for it."""
    there = origin(request)
    if not there:
        return ""
    now = int(clock.now().timestamp())
    given = {
        "k": package.key,
        "l": f"{request.scheme}://{request.get_host()}",
        "c": there,
        "u": now - now % STEP + int(OPEN_FOR.total_seconds()) + STEP,
    }
    return f"{there}/c/{Signer(salt=SIGNER).sign_object(given)}/"


def within(href: str) -> str:
    """The address of a file in a package, below `address`."""
    name, mark, query = href.partition("?")
    return "f/" + quote(name) + mark + query


def wrapper(request: HttpRequest, given: str) -> HttpResponse:
    """The page around a package, on the package's origin: it holds the run-time the package looks for."""
    said, package = _open(request, given)
    context = {"lms": said["l"], "runtime": static(f"built/{_runtime(package)}.js")}
    return _ours(HttpResponse(render_to_string("shared/package.html", context)), said)  # no session: no request


def h5p(request: HttpRequest, given: str) -> HttpResponse:
    """The page in which H5P content stands: H5P is no page itself, it is shown by libraries in the package."""
    said, package = _open(request, given)
    if package.kind != PackageKind.H5P:
        raise Http404
    context = {"title": package.title, "files": f"/c/{given}/f", "language": package.read.get("language") or "nl"}
    return _ours(HttpResponse(render_to_string("shared/h5p.html", context)), said)  # no session: no request


def member(request: HttpRequest, given: str, name: str) -> HttpResponseBase:
    """One file out of the zip, or a part of it."""
    said, package = _open(request, given)
    archive = _archive(package)
    found = archive.find(_called(package, name))
    if found is None:
        _shut(archive)
        raise Http404
    etag = f'"{package.key}-{archive.zip.getinfo(found).CRC:08x}"'
    response: HttpResponseBase
    if request.headers.get("If-None-Match") == etag:
        response = HttpResponseNotModified()
    else:
        response = _part(request, archive, found)
    response["ETag"] = etag
    response["Cache-Control"] = f"private, max-age={STEP}"
    response["Accept-Ranges"] = "bytes"
    return _ours(response, said)


def _is_content(request: HttpRequest) -> bool:
    try:
        host = request.get_host()
    except DisallowedHost:
        return False
    if settings.CONTENT_HOST:
        return host == settings.CONTENT_HOST
    return bool(_twin(host)) and request.path_info.startswith("/c/")


def _twin(host: str) -> str:
    """The other name of one's own machine."""
    name, colon, port = host.rpartition(":") if host[-1:] != "]" and ":" in host else (host, "", "")
    return f"{TWINS[name]}{colon}{port}" if name in TWINS else ""


def _open(request: HttpRequest, given: str) -> tuple[dict, Package]:
    """What the signed part says, and the package it opens."""
    try:
        said = Signer(salt=SIGNER).unsign_object(given)
    except BadSignature:
        raise Http404 from None
    here = f"{request.scheme}://{request.get_host()}"
    package = stored_package(said["k"]) if said["c"] == here and said["u"] > clock.now().timestamp() else None
    if package is None:
        raise Http404
    return said, package


def _runtime(package: Package) -> str:
    """The script around it."""
    if package.kind == PackageKind.H5P:
        return "h5p"
    return "scorm12" if package.read["edition"] == "1.2" else "scorm2004"


def _called(package: Package, name: str) -> str:
    """A file as it stands in the zip: some packages have folders whose names say more than what is asked for."""
    folder, slash, rest = name.partition("/")
    return f"{package.read.get('folders', {}).get(folder, folder)}{slash}{rest}"


def _archive(package: Package) -> Archive:
    try:
        return reopen(package.file.open("rb"))
    except (Unsafe, OSError):
        raise Http404 from None


def _part(request: HttpRequest, archive: Archive, name: str) -> HttpResponseBase:
    size, kind = archive.size(name), kind_of(name)
    asked = RANGE.match(request.headers.get("Range", ""))
    if not asked or asked.groups() == ("", ""):
        response = StreamingHttpResponse(_read(archive, name, 0, size - 1), content_type=kind)
        response["Content-Length"] = str(size)
        return response
    first, last = bounds(*asked.groups(), size=size)
    if first > last or first >= size:
        _shut(archive)
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    response = StreamingHttpResponse(_read(archive, name, first, last), status=206, content_type=kind)
    response["Content-Range"] = f"bytes {first}-{last}/{size}"
    response["Content-Length"] = str(last - first + 1)
    return response


def _read(archive: Archive, name: str, first: int, last: int) -> Iterator[bytes]:
    try:
        yield from archive.parts(name, first, last)
    finally:
        _shut(archive)


def _shut(archive: Archive) -> None:
    if archive.zip.fp:
        archive.zip.fp.close()


def _ours(response, said: dict):
    response["Content-Security-Policy"] = f"frame-ancestors {said['l']} {said['c']}; form-action 'self'"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"
    return response


urlpatterns = [
    path("c/<str:given>/", wrapper, name="package"),
    path("c/<str:given>/h5p/", h5p, name="package_h5p"),
    path("c/<str:given>/f/<path:name>", member, name="package_file"),
]
