"""Everything that changes what people are told."""

from .choosing import be_away, be_back, choose, pause, stop
from .forgetting import KEPT_DAYS, purge
from .mailing import bounced, compose, post, post_all, try_again
from .telling import mark_read, read_all, settle, tell

__all__ = [
    "KEPT_DAYS",
    "be_away",
    "be_back",
    "bounced",
    "choose",
    "compose",
    "mark_read",
    "pause",
    "post",
    "post_all",
    "purge",
    "read_all",
    "settle",
    "stop",
    "tell",
    "try_again",
]
