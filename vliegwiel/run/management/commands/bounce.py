"""`vliegwiel bounce < returned-mail`: reads a mail that came back and remembers which address refuses mail.

Have the mail server pipe what comes back to VLIEGWIEL_MAIL_FROM into it. Only reports of a delivery that failed for
good count (RFC 3464, action "failed", status 5.x.x); anything else is left alone, with exit code 0.
"""

import email
import email.policy
import sys
from email.message import Message
from typing import Any

from django.core.management.base import BaseCommand

from vliegwiel.areas.messaging import actions


class Command(BaseCommand):
    help = "Read a mail that came back, from standard input, and remember which address refuses mail."

    def handle(self, **options: Any) -> None:
        returned = email.message_from_binary_file(sys.stdin.buffer, policy=email.policy.compat32)
        found = [bounce for address, words in refusals(returned) if (bounce := actions.bounced(address, words))]
        self.stdout.write(f"{len(found)} addresses refuse mail." if len(found) != 1 else "1 address refuses mail.")


def refusals(returned: Message) -> list[tuple[str, str]]:
    """(address, what the other server said) of each delivery the report calls failed for good."""
    found = []
    for part in returned.walk():
        if part.get_content_type() != "message/delivery-status":
            continue
        for fields in part.get_payload():
            if not isinstance(fields, Message) or fields.get("Action", "").strip().lower() != "failed":
                continue
            if fields.get("Status", "").strip().startswith("5"):
                address = fields.get("Original-Recipient") or fields.get("Final-Recipient") or ""
                found.append((address.partition(";")[2].strip(), fields.get("Diagnostic-Code", "")))
    return found
