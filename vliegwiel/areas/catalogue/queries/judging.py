"""What the two judges of a link say."""

from vliegwiel.areas.strategy.queries import WORDS_OF_A_RATING, Judgement, judge, rated
from vliegwiel.kit import clock

from ..models import Link


def link_judgement(link: Link) -> Judgement:
    """Of one link, since its claim was made. One query."""
    said = link.ratings.filter(at__gte=link.claimed_at).order_by("at", "pk").values_list(*WORDS_OF_A_RATING)
    return judge([rated(row) for row in said], clock.today())
