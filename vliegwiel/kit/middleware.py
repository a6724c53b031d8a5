"""A GET that writes is a bug; tests and development find it."""

from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpRequest, HttpResponse

SAFE = ("SELECT", "SAVEPOINT", "RELEASE SAVEPOINT", "WITH", "EXPLAIN", "PRAGMA")
# Bookkeeping of signing in, which may change while reading: sessions, when they were last seen, codes once shown.
BOOKKEEPING = ('"django_session"', '"usersessions_usersession"', '"mfa_authenticator"')


def reads_do_not_write(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    def refuse(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if not sql.lstrip(" \n(").upper().startswith(SAFE) and not any(table in sql for table in BOOKKEEPING):
            raise RuntimeError(f"A read wrote: {sql[:120]}")
        return execute(sql, params, many, context)

    def middleware(request: HttpRequest) -> HttpResponse:
        if request.method not in ("GET", "HEAD"):
            return get_response(request)
        with connection.execute_wrapper(refuse):
            return get_response(request)

    return middleware
