"""Where sessions are kept: Django's table, read by a query that is compiled once, for every page asks it."""

import datetime as dt
from typing import Any

from django.contrib.sessions.backends import db
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.utils import timezone

from vliegwiel.kit.prepared import Prepared


def _data(key: str, moment: dt.datetime) -> "QuerySet[Session, str]":
    return (
        Session.objects.filter(session_key=key, expire_date__gt=moment)
        .order_by("session_key")
        .values_list("session_data", flat=True)
    )


DATA = Prepared(_data)


class SessionStore(db.SessionStore):
    def load(self) -> dict[str, Any]:
        """What the session holds; an empty one, without its key, when it is not there or is over."""
        data = DATA.first(key=self.session_key or "", moment=timezone.now())
        if data is None:
            self._session_key = None
            return {}
        return self.decode(data)
