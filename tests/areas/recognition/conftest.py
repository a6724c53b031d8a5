from tests.practising import finish, first, listening, make_plan, on_day, plan, publish
from tests.seeing import question, seen

__all__ = ["finish", "first", "listening", "make_plan", "on_day", "plan", "publish", "question", "seen"]
