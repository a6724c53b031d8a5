"""A table as a file to keep: CSV or XLSX, both harmless to open."""

from collections.abc import Iterable, Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse

from vliegwiel.kit import tables

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def download(
    request: HttpRequest, name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]
) -> HttpResponse | StreamingHttpResponse:
    """As asked in ?format=: xlsx, else csv. `name` is the file's, without its ending."""
    response: HttpResponse | StreamingHttpResponse
    if request.GET.get("format") == "xlsx":
        response = HttpResponse(tables.write_xlsx(heads, rows, sheet=name), content_type=XLSX)
        ending = "xlsx"
    else:
        response = StreamingHttpResponse(tables.write_csv(heads, rows), content_type="text/csv; charset=utf-8")
        ending = "csv"
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    response["X-Content-Type-Options"] = "nosniff"
    return response
