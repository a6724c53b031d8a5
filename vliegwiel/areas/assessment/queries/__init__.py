"""Questions and what comes of an answer. Nothing here writes; who may see an answer is only who gave it."""

from .answers import answers as answers
from .checking import check as check
from .comparing import same_text as same_text
from .outcomes import OptionOutcome as OptionOutcome
from .outcomes import Outcome as Outcome
from .outcomes import PartOutcome as PartOutcome
from .questions import Choice as Choice
from .questions import Gap as Gap
from .questions import Gaps as Gaps
from .questions import Match as Match
from .questions import Numeric as Numeric
from .questions import Open as Open
from .questions import Option as Option
from .questions import Order as Order
from .questions import Pair as Pair
from .questions import Question as Question
from .questions import Short as Short
from .questions import Slip as Slip
from .questions import kind_of as kind_of
from .questions import question as question
from .whole import explained as explained
from .whole import lacking as lacking
from .whole import texts_in as texts_in
