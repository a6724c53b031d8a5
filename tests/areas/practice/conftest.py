from tests.practising import finish, first, listening, make_plan, on_day, plan, propose, publish, team

__all__ = ["finish", "first", "listening", "make_plan", "on_day", "plan", "propose", "publish", "team"]
