"""What one may ask about who learns what."""

from .editions import followers, latest_editions, pick, reach, reachable, titles
from .load import FULL, Asks, PersonAsks, WeekLoad, load, load_index, my_week, what_it_asks
from .mine import Asked, Record, Today, Underway, asked, history, records, today, underway
from .packages import has_done, package_finished, runs
from .polls import Bar, PollState, is_counted, poll_state
from .programmes import Programme, SectionRow, StepRow, finished_by, programme, programmes_with
from .progress import Left, Progress, Screen, answer_key, progress, question_in, screens, takes
from .reactions import LEAST, Answers, Reactions, may_still_react, my_reaction, reactions
from .standing import Stands, completed, standing, stands

__all__ = [
    "Answers",
    "Asked",
    "Asks",
    "Bar",
    "FULL",
    "LEAST",
    "Left",
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
    "Underway",
    "WeekLoad",
    "answer_key",
    "asked",
    "completed",
    "finished_by",
    "followers",
    "has_done",
    "history",
    "is_counted",
    "latest_editions",
    "load",
    "load_index",
    "may_still_react",
    "my_reaction",
    "my_week",
    "package_finished",
    "pick",
    "poll_state",
    "programme",
    "programmes_with",
    "progress",
    "question_in",
    "reach",
    "reachable",
    "reactions",
    "records",
    "runs",
    "screens",
    "standing",
    "stands",
    "takes",
    "titles",
    "today",
    "underway",
    "what_it_asks",
]
