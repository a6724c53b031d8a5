"""What one may ask about who learns what."""

from .editions import followers, latest_editions, pick, reach, reachable, same_blocks, titles
from .exams import (
    GRACE,
    ExamStanding,
    asked_in,
    counts,
    exam_of,
    exam_standing,
    extra_time,
    has_passed,
    is_over,
    judged,
    minutes_for,
)
from .exams import asked as asked_by
from .hints import STEP as HINT_STEP
from .hints import hinted
from .load import FULL, Asks, PersonAsks, WeekLoad, load, load_index, my_week, what_it_asks
from .mine import Asked, Record, Today, Underway, asked, history, records, today, underway
from .packages import has_done, package_done, package_finished, replaced_packages, runs
from .polls import Bar, PollState, is_counted, poll_state
from .programmes import Option, Programme, SectionRow, StepRow, finished_by, programme, programme_seen, programmes_with
from .progress import Left, Progress, Screen, answer_key, progress, question_in, screens, takes
from .reactions import LEAST, Answers, Reactions, may_still_react, my_reaction, reactions
from .spots import Beside, beside, to_answer
from .standing import Stands, completed, standing, stands
from .taking_along import Along, taking_along
from .tries import Tries, first_tries

__all__ = [
    "Along",
    "Answers",
    "Asked",
    "Asks",
    "Bar",
    "Beside",
    "ExamStanding",
    "FULL",
    "GRACE",
    "HINT_STEP",
    "LEAST",
    "Left",
    "Option",
    "PersonAsks",
    "PollState",
    "Programme",
    "Progress",
    "Reactions",
    "Record",
    "Screen",
    "SectionRow",
    "Stands",
    "StepRow",
    "Today",
    "Tries",
    "Underway",
    "WeekLoad",
    "answer_key",
    "asked",
    "asked_by",
    "asked_in",
    "beside",
    "completed",
    "counts",
    "exam_of",
    "exam_standing",
    "extra_time",
    "finished_by",
    "first_tries",
    "followers",
    "has_done",
    "has_passed",
    "hinted",
    "history",
    "is_counted",
    "is_over",
    "judged",
    "latest_editions",
    "load",
    "load_index",
    "may_still_react",
    "minutes_for",
    "my_reaction",
    "my_week",
    "package_done",
    "package_finished",
    "pick",
    "poll_state",
    "programme",
    "programme_seen",
    "programmes_with",
    "progress",
    "question_in",
    "reach",
    "reachable",
    "reactions",
    "records",
    "runs",
    "replaced_packages",
    "same_blocks",
    "screens",
    "standing",
    "stands",
    "takes",
    "taking_along",
    "titles",
    "to_answer",
    "today",
    "underway",
    "what_it_asks",
]
