"""What we tell people about learning together."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from vliegwiel.kit.notices import Notice, Topic


@dataclass(frozen=True, kw_only=True)
class LearnVisibly(Notice):
    """To who leads a team, once a month."""

    page = "lead:example"
    topic = Topic.SUGGESTION

    @property
    def text(self) -> str:
        return _("Wat leer jij deze maand zelf? Drie regels helpen je team meer dan een oproep. ‘Deze maand niet’ mag.")
