from tests.practising import finish, first, listening, make_plan, on_day, plan, publish

__all__ = ["finish", "first", "listening", "make_plan", "on_day", "plan", "publish"]
