"""What is told about a first run: nothing of the run itself, only what somebody asked in it."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vliegwiel.kit.notices import Notice


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
