"""What a micro-training is: one case, one choice with what each option does, one sentence to use this week.

Source of the eight subjects: learning design 12.4.
"""

from dataclasses import dataclass
from typing import Any

from ...enums import Kind

MINUTES = 5


@dataclass(frozen=True)
class Choice:
    """Something one can do in the case. `why`: what it does; shown when it is chosen."""

    text: str
    why: str
    right: bool = False


@dataclass(frozen=True)
class Micro:
    """One of the eight in one language. `case`: paragraphs. `moment` and `say`: when this week, and the sentence."""

    key: str
    title: str
    summary: str
    case: tuple[str, ...]
    prompt: str
    choices: tuple[Choice, ...]
    moment: str
    say: str
    bring_back: str

    def blocks(self) -> list[tuple[Kind, dict[str, Any]]]:
        """As blocks of an activity: a text, a question, something to do at work. The ids of options are the same in
        every language, so that somebody may switch halfway."""
        options = [
            {"id": "abc"[n], "text": one.text, "correct": one.right, "explanation": one.why}
            for n, one in enumerate(self.choices)
        ]
        return [
            (Kind.TEXT, {"html": "".join(f"<p>{part}</p>" for part in self.case)}),
            (Kind.QUESTION, {"prompt": self.prompt, "kind": "single", "options": options}),
            (Kind.PRACTICE, {"situation": self.moment, "task": self.say, "bring_back": self.bring_back}),
        ]
