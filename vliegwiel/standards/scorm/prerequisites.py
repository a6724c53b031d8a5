"""SCORM 1.2's prerequisites: the small language of AICC in which an item says what must be done before it.

`a & b`, `a | b`, `~a`, `(a | b) & c`, `a = "passed"`, `a <> "failed"`, `2*{a, b, c}`; makers also write AND, OR, NOT.
"""

import re
from collections.abc import Callable

TOKEN = re.compile(r'\s*(<>|[&|~()={},*]|"[^"]*"|[^\s&|~()={},*<>"]+)')
WORDS = {"and": "&", "or": "|", "not": "~"}
LETTERS = {
    "p": "passed",
    "c": "completed",
    "f": "failed",
    "i": "incomplete",
    "b": "browsed",
    "n": "not attempted",
}


def met(text: str, status: Callable[[str], str]) -> bool:
    """Whether they are met. `status`: of an item, in SCORM's words; "" when there is no such item.

    What is no such language hinders nobody: true.
    """
    tokens = [WORDS.get(one.casefold(), one) for one in TOKEN.findall(text)]
    if not tokens:
        return True
    try:
        return _Reader(tokens, status).whole()
    except (IndexError, ValueError):
        return True


class _Reader:
    def __init__(self, tokens: list[str], status: Callable[[str], str]) -> None:
        self.tokens, self.status, self.at = tokens, status, 0

    def whole(self) -> bool:
        found = self._either()
        if self.at < len(self.tokens):
            raise ValueError("words left over")
        return found

    def _either(self) -> bool:
        found = self._both()
        while self._takes("|"):
            found = self._both() or found
        return found

    def _both(self) -> bool:
        found = self._one()
        while self._takes("&"):
            found = self._one() and found
        return found

    def _one(self) -> bool:
        if self._takes("~"):
            return not self._one()
        if self._takes("("):
            found = self._either()
            self._must(")")
            return found
        name = self._next()
        if name.isdigit() and self._takes("*"):
            return self._so_many(int(name))
        for sign in ("=", "<>"):
            if self._takes(sign):
                wanted = self._next().strip('"').casefold()
                return (self.status(name) == LETTERS.get(wanted, wanted)) == (sign == "=")
        return self.status(name) in ("passed", "completed", "")

    def _so_many(self, least: int) -> bool:
        self._must("{")
        found = [self._either()]
        while self._takes(","):
            found.append(self._either())
        self._must("}")
        return sum(found) >= least

    def _takes(self, token: str) -> bool:
        if self.at < len(self.tokens) and self.tokens[self.at] == token:
            self.at += 1
            return True
        return False

    def _must(self, token: str) -> None:
        if not self._takes(token):
            raise ValueError(token)

    def _next(self) -> str:
        self.at += 1
        return self.tokens[self.at - 1]
