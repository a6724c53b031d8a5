"""What is told about a first run: nothing of the run itself, only what somebody asked in it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vliegwiel.kit.notices import Notice, Topic


@dataclass(frozen=True, kw_only=True)
class TeamDoubted(Notice):
    """To HR."""

    name: str
    page = "office:team_doubts"

    @property
    def text(self) -> str:
        return _("{name} vraagt of het team in de academie klopt.").format(name=self.name)


@dataclass(frozen=True, kw_only=True)
class DoubtAnswered(Notice):
    """To who asked."""

    about: str
    answer: str
    page = "lead:people"

    @property
    def text(self) -> str:
        return _("HR over {about}: {answer}").format(about=self.about, answer=self.answer)


@dataclass(frozen=True, kw_only=True)
class ManagersAsked(Notice):
    """To who leads somebody."""

    name: str
    page = "learn:first_run_step"
    topic = Topic.STEP

    @property
    def text(self) -> str:
        return _(
            "{name} vraagt je om deze maand één gesprekje van een kwartier te plannen. De vragen staan klaar."
        ).format(name=self.name)

    @property
    def url_args(self) -> tuple[str, str]:
        return ("manager", "talk")
