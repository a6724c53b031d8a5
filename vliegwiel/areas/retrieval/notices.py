"""What we tell somebody about her cards: once, that they come, and how to put them off. Never that some wait."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vliegwiel.kit.notices import Notice, Topic
from vliegwiel.kit.words import as_words


@dataclass(frozen=True, kw_only=True)
class QuestionsComeBack(Notice):
    """To who finished an activity whose questions come back."""

    title: dict[str, str]
    page = "learn:retrieval_settings"
    topic = Topic.CARD

    @property
    def text(self) -> str:
        words = {"title": as_words(self.title)}
        return _("Vragen uit ‘%(title)s’ komen af en toe bij je terug. Liever niet? Zet het uit met één tik.") % words
