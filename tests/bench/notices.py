"""Something to tell of every topic, the law's first: for the simulation of messages alone."""

from dataclasses import dataclass

from vliegwiel.kit.notices import Notice, Topic


@dataclass(frozen=True, kw_only=True)
class Simulated(Notice):
    page = "learn:messages"
    n: int

    @property
    def text(self) -> str:
        return f"Bericht {self.n}."


@dataclass(frozen=True, kw_only=True)
class Law(Simulated):
    topic = Topic.DEADLINE


@dataclass(frozen=True, kw_only=True)
class Promise(Simulated):
    topic = Topic.PROMISE


@dataclass(frozen=True, kw_only=True)
class Session(Simulated):
    topic = Topic.SESSION


@dataclass(frozen=True, kw_only=True)
class Reply(Simulated):
    topic = Topic.REPLY


@dataclass(frozen=True, kw_only=True)
class Step(Simulated):
    topic = Topic.STEP


@dataclass(frozen=True, kw_only=True)
class Card(Simulated):
    topic = Topic.CARD


@dataclass(frozen=True, kw_only=True)
class Suggestion(Simulated):
    topic = Topic.SUGGESTION


SIMULATED: tuple[type[Notice], ...] = (Law, Promise, Session, Reply, Step, Card, Suggestion)
