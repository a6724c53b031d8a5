"""A mail server that keeps what it takes: what is sent really goes over the line."""

import email
import email.policy
from email.message import EmailMessage

import pytest
from aiosmtpd.controller import Controller


class Postbox:
    """What a mail server does when it is asked: takes it, or answers `says`."""

    def __init__(self):
        self.taken, self.says = [], "250 Taken"

    async def handle_RCPT(self, server, session, envelope, address, rcpt_options):
        if not self.says.startswith("250"):
            return self.says
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        self.taken.append((envelope.rcpt_tos, envelope.content.decode()))
        return "250 Taken"

    @property
    def mails(self) -> list[EmailMessage]:
        """What was taken, read as a mail program does."""
        return [email.message_from_string(content, policy=email.policy.default) for _to, content in self.taken]


class Server(Controller):
    """On a port that is free: the library would knock at the one it was asked for."""

    def _trigger_server(self):
        self.port = self.server.sockets[0].getsockname()[1]
        super()._trigger_server()


@pytest.fixture
def postbox(settings, socket_enabled):
    box = Postbox()
    server = Server(box, hostname="127.0.0.1", port=0)
    server.start()
    settings.MAILS = True
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    yield box
    server.stop()
