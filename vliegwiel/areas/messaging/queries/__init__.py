"""What is in somebody's inbox, how she wants to be told, and what came of mailing it."""

from .deciding import Answer, Reader, Verdict, decide, next_digest, next_window
from .fullness import full, knows_who_is_full
from .inbox import MessageRow, inbox, messages, rows, sent, unread
from .letters import stop_address, stop_of
from .mailing import MailHealth, Unsent, bounce_of, bounces, due, mail_health, unsent, unsent_to
from .quietness import knows_who_paused, paused
from .readers import away, lane_of, preference, readers, there_on

__all__ = [
    "Answer",
    "MailHealth",
    "MessageRow",
    "Reader",
    "Unsent",
    "Verdict",
    "away",
    "bounce_of",
    "bounces",
    "decide",
    "due",
    "full",
    "inbox",
    "knows_who_is_full",
    "knows_who_paused",
    "paused",
    "lane_of",
    "mail_health",
    "messages",
    "next_digest",
    "next_window",
    "preference",
    "readers",
    "there_on",
    "rows",
    "sent",
    "stop_address",
    "stop_of",
    "unread",
    "unsent",
    "unsent_to",
]
