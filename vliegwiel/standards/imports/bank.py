"""The question bank of a Moodle backup: before 4.0 questions by category, since then entries with versions."""

import re
from collections.abc import Callable, Iterable, Iterator

from vliegwiel.kit.markup import Element

from .moodle import Asked
from .questions import Answer

NOTHING = "$@NULL@$"
GROUP = re.compile(r'"draggroup";(?:s:\d+:"(\d+)"|i:(\d+))')
Files = Callable[[str], dict[str, Callable[[], bytes]]]


def _text(element: Element | None, path: str) -> str:
    words = (element.findtext(path) or "").strip() if element is not None else ""
    return "" if words == NOTHING else words


class Bank:
    """Every question, by its id and by the id of its entry."""

    def __init__(self, root: Element | None, files: Files) -> None:
        self.files = files
        self.raw: dict[str, Element] = {}
        self.by_entry: dict[str, str] = {}
        self.categories: list[tuple[str, list[str]]] = []
        self.used: set[str] = set()
        for category in root.iter("question_category") if root is not None else ():
            self._category(category)

    def _category(self, category: Element) -> None:
        ids = []
        for entry in category.iter("question_bank_entry"):
            versions = [one for one in entry.iter("question_versions") if one.find("questions/question") is not None]
            if versions:
                latest = max(versions, key=lambda one: int(_text(one, "version") or 0))
                found = latest.find("questions/question")
                assert found is not None
                self.by_entry[entry.get("id", "")] = found.get("id", "")
                ids.append(found.get("id", ""))
        for one in category.iter("question"):
            if one.find("qtype") is not None:
                self.raw[one.get("id", "")] = one
        ids += [one.get("id", "") for one in category.findall("questions/question")]
        self.categories.append((_text(category, "name"), ids))

    def of_instance(self, instance: Element) -> Asked | None:
        """The question a quiz asks at some place; None for one it draws."""
        entry = _text(instance, "question_reference/questionbankentryid")
        id = self.by_entry.get(entry) if entry else _text(instance, "questionid") or _text(instance, "question")
        if not id or id not in self.raw:
            return None
        self.used.add(id)
        return self.asked(id)

    def unused(self) -> Iterator[tuple[str, list[Asked]]]:
        """By category, what no quiz asks; parts of other questions are not questions."""
        for name, ids in self.categories:
            rest = [
                id for id in ids if id not in self.used and _text(self.raw.get(id), "parent").strip("0") in ("", id)
            ]
            rest = [id for id in rest if id in self.raw and _text(self.raw[id], "qtype") != "random"]
            if rest:
                yield name, [self.asked(id) for id in rest]

    def asked(self, id: str) -> Asked:
        """A question, with its parts when it has them."""
        raw = self.raw[id]
        kind = _text(raw, "qtype")
        asked = Asked(kind, _text(raw, "name"), _text(raw, "questiontext"), feedback=_text(raw, "generalfeedback"))
        asked.files = self.files(id)
        answers = list(raw.iter("answer"))
        rows = [one for one in answers if one.find("answertext") is not None]
        if kind in ("gapselect", "ddwtos"):
            asked.groups = [(_text(one, "answertext"), _group(_text(one, "feedback"))) for one in rows]
            return asked
        asked.answers = [Answer(_text(one, "answertext"), _share(one), _text(one, "feedback")) for one in rows]
        near = {_text(one, "answer"): _text(one, "tolerance") for one in raw.iter("numerical_record")}
        asked.nears = [near.get(one.get("id", ""), "") for one in rows]
        asked.unit = next((_text(one, "unit") for one in raw.iter("numerical_unit")), "")
        asked.single = next((_text(one, "single") for one in raw.iter("multichoice")), "1") != "0"
        asked.pairs = [(_text(one, "questiontext"), _text(one, "answertext")) for one in raw.iter("match")]
        asked.numbers = _numbers(raw.iter("dataset_definition"))
        if kind.startswith("calculated"):
            asked.nears = [_near(raw, one.get("id", "")) for one in rows]
        if kind == "essay":
            asked.feedback = next((_text(one, "graderinfo") for one in raw.iter("essay")), "") or asked.feedback
        if kind == "truefalse":
            asked.answers = self._truth(raw, rows)
        sequence = next((_text(one, "sequence") for one in raw.iter("multianswer")), "")
        asked.parts = [self.asked(part) for part in sequence.split(",") if part in self.raw and part != id]
        return asked

    def _truth(self, raw: Element, rows: list[Element]) -> list[Answer]:
        """Which of the two is "true" is said by number: their words are in the language of the site."""
        ids = {
            _text(raw.find(".//truefalse"), "trueanswer"): "true",
            _text(raw.find(".//truefalse"), "falseanswer"): "false",
        }
        return [Answer(ids.get(one.get("id", ""), ""), _share(one), _text(one, "feedback")) for one in rows]


def _share(answer: Element) -> float:
    """0..100; Moodle keeps 0..1."""
    try:
        return 100 * float(_text(answer, "fraction") or 0)
    except ValueError:
        return 0.0


def _numbers(definitions: Iterable[Element]) -> dict[str, str]:
    """The first number of each."""
    found = {}
    for one in definitions:
        values = [_text(item, "value") for item in one.iter("dataset_item")]
        name = _text(one, "name") or _text(one, "name/text")
        if name and values:
            found[name] = values[0]
    return found


def _near(raw: Element, answer: str) -> str:
    """How far off is right; "×" when it is a share of the answer, as Moodle's first kind of tolerance is."""
    for one in raw.iter("calculated_record"):
        if _text(one, "answer") == answer:
            return _text(one, "tolerance") + ("×" if _text(one, "tolerancetype") == "1" else "")
    return ""


def _group(words: str) -> str:
    found = GROUP.search(words)
    return (found[1] or found[2]) if found else words or "1"
