"""Checks on how something is learned. Each is a pure function over the piece and its parameters."""

import re
from collections.abc import Mapping
from typing import Any

from vliegwiel.areas.assessment.queries import explained
from vliegwiel.areas.strategy.enums import Check
from vliegwiel.areas.strategy.queries import words_between_commas

from ...enums import Kind
from .shape import Examined, Finding, Mend, Result, failed, not_applicable, passed
from .texts import minutes_of, sentences, words

Parameters = Mapping[str, Any]
DOING = (Kind.QUESTION, Kind.PRACTICE)
MOST_FINDINGS = 5

_LEAD_NL = (
    r"(?:^|[.!?:]\s+)(?:(?:hierna|straks|daarna|voortaan|zo|dan|nu|na afloop|aan het eind(?: \w+){0,3}"
    r"|(?:na|met|in|door) \w+(?: \w+){0,3}?),?\s+)?"
)
_KNOW_NL = (
    r"(?:weet|weten|kent?|kennen|begrijpt?|begrijpen|snapt?|snappen|beseft?|bent (?:je |u )?(?:\w+ )?bewust"
    r"|hebt? (?:\w+ ){0,2}(?:inzicht|kennis)|krijgt? (?:\w+ ){0,2}(?:inzicht|kennis)"
    r"|leert? (?:alles|meer|iets|over|wat|waarom|kennen)|maakt? kennis)"
)
_KNOW_EN = (
    r"(?:know|understand|appreciate|learn (?:about|what|why|all|more)"
    r"|gain (?:\w+ ){0,2}(?:insight|knowledge|understanding)"
    r"|are (?:\w+ )?(?:aware|familiar)|become (?:\w+ )?(?:aware|familiar)|be (?:\w+ )?(?:aware|familiar))"
)
# A promise to know: "Je weet ...", "Na deze training begrijp je ...", "You will understand ...".
KNOWING = {
    "nl": re.compile(
        rf"{_LEAD_NL}(?:(?:je|jij|u|deelnemers|medewerkers) (?:\w+ ){{0,2}}?(?P<a>{_KNOW_NL})"
        rf"|(?P<b>{_KNOW_NL}) (?:je|jij|u)|leert? (?:je|u) (?P<c>alles|meer|over|wat|waarom))\b",
        re.IGNORECASE,
    ),
    "en": re.compile(
        r"(?:^|[.!?:]\s+)(?:[\w ]{0,40}?,?\s*)?(?<!that )(?<!if )(?<!when )(?<!what )(?<!as )"
        r"\b(?:you|participants|employees)(?:[’']ll)? (?:\w+ ){0,3}?"
        rf"(?P<a>{_KNOW_EN})\b",
        re.IGNORECASE,
    ),
}
# A statement of what one does: "Je vraagt ...", "Hierna vraag je ...", "You ask ...".
DOES = {
    "nl": re.compile(
        rf"{_LEAD_NL}(?:je|jij|u|jullie) \w+|^(?:hierna|straks|daarna|voortaan|na \w+) \w+ (?:je|jij|u)\b", re.I
    ),
    "en": re.compile(r"(?:^|[.!:]\s+)(?:[\w ]{0,40}?,?\s*)?(?<!that )(?<!if )(?<!when )\byou(?:[’']ll)? \w+", re.I),
}
STATEMENT = re.compile(r"(?<=[.!?])\s+")
# A question one can answer by having read, however it is dressed.
RECALL = re.compile(
    r"\b(?:wat betekent|waar staat \S+ voor|wat is de (?:definitie|betekenis)|welke definitie|wat (?:moet|kun) je weten"
    r"|what does .{1,40} (?:mean|stand for)|which definition|what is the definition|what do you (?:need to )?know)\b",
    re.I,
)
ACTS = {
    "nl": re.compile(r"\b(?:je|jij|jouw|u|uw|ik|mijn)\b|\bwat nu\b", re.I),
    "en": re.compile(r"\b(?:you|your|I|my)\b|\bwhat now\b", re.I),
}
VERDICT = re.compile(
    r"^(?:(?:helemaal |heel |niet |dit is |dat is |this is |that[’']s |that is )*"
    r"(?:goed|fout|juist|onjuist|correct|incorrect|klopt|helaas|nee|ja|precies|yes|no|right|wrong|exactly|unfortunately)"
    r"[\s.!,:;–-]*)+",
    re.I,
)
MANAGERS = {
    "nl": "leidinggevende manager teamleider ploegleider chef baas afdelingshoofd teamcoach supervisor directeur",
    "en": "manager supervisor boss team-lead team-leader shift-leader head-of-department",
}
PEERS = {
    "nl": "collega ploeggenoot teamgenoot ploeglid maatje buddy tweetal duo samen-met met-z’n-tweeën met-zijn-tweeën",
    "en": "colleague teammate peer buddy co-worker coworker partner together-with",
}


def behaviour(piece: Examined, parameters: Parameters) -> Result:
    """The promise is something one does: the summary promises no knowing, and names a doing unless a behaviour does."""
    if piece.is_reference:
        return not_applicable(Check.BEHAVIOUR, "reference")
    language = _language(piece)
    if promise := KNOWING[language].search(piece.summary):
        word = next(found for found in promise.groupdict().values() if found)
        return failed(Check.BEHAVIOUR, Finding("behaviour.knowing", Mend.HEAD, facts={"word": word}))
    if piece.behaviours:
        return passed(Check.BEHAVIOUR, "behaviour.linked", behaviour=piece.behaviours[0])
    said = [sentence for sentence in STATEMENT.split(piece.summary.strip()) if not sentence.endswith("?")]
    if not any(DOES[language].search(sentence) for sentence in said):
        return failed(Check.BEHAVIOUR, Finding("behaviour.nobody", Mend.HEAD))
    return passed(Check.BEHAVIOUR, "behaviour.said")


def doing_share(piece: Examined) -> float:
    """Minutes of doing (questions, practice) over all minutes, 0..1; 0 of nothing."""
    times = [(raw["type"] in DOING, minutes_of(raw, piece)) for raw in piece.whole.blocks]
    total = sum(minutes for _doing, minutes in times)
    return sum(minutes for doing, minutes in times if doing) / total if total else 0.0


def practice_share(piece: Examined, parameters: Parameters) -> Result:
    """Minutes of doing (questions, practice) over all minutes are at least `percent`. Needs something to do at all."""
    if piece.is_reference:
        return not_applicable(Check.PRACTICE_SHARE, "reference")
    times = {raw["id"]: minutes_of(raw, piece) for raw in piece.blocks}
    doing, total = sum(times[raw["id"]] for raw in piece.of(*DOING)), sum(times.values())
    if not doing:
        return failed(Check.PRACTICE_SHARE, Finding("practice_share.nothing", Mend.ADD))
    facts = {"percent": round(100 * doing / total), "least": parameters["percent"], "total": max(1, round(total))}
    if doing / total * 100 >= parameters["percent"]:
        return passed(Check.PRACTICE_SHARE, "practice_share.passed", **facts)
    longest = max((raw for raw in piece.blocks if raw["type"] not in DOING), key=lambda raw: times[raw["id"]])
    facts["minutes"] = max(1, round(times[longest["id"]]))
    return failed(Check.PRACTICE_SHARE, Finding("practice_share.low", block=longest["id"], facts=facts))


def retrieval(piece: Examined, parameters: Parameters) -> Result:
    """It comes back `days` later or more: there is a follow-up that asks then, and a practice that says for what."""
    if piece.is_reference:
        return not_applicable(Check.RETRIEVAL, "reference")
    found = []
    after = next((day for day in piece.asks_after if day >= parameters["days"]), None) if piece.follow_up else None
    if not piece.follow_up:
        found.append(Finding("retrieval.no_follow_up", Mend.PUBLICATION, facts={"days": parameters["days"]}))
    elif after is None:
        found.append(Finding("retrieval.too_late", Mend.PUBLICATION, facts={"days": parameters["days"]}))
    practices = piece.of(Kind.PRACTICE)
    if not practices:
        found.append(Finding("retrieval.no_practice", Mend.ADD))
    elif not any(_filled(raw, "bring_back") for raw in practices):
        found.append(Finding("retrieval.nothing_asked", block=practices[0]["id"]))
    if found:
        return failed(Check.RETRIEVAL, *found)
    return passed(Check.RETRIEVAL, "retrieval.passed", days=after)


def decision(piece: Examined, parameters: Parameters) -> Result:
    """At least one question asks what one does or says, with `options` answers to choose from."""
    if piece.is_reference:
        return not_applicable(Check.DECISION, "reference")
    questions = piece.of(Kind.QUESTION)
    if not questions:
        return failed(Check.DECISION, Finding("decision.none", Mend.ADD))
    found = []
    for raw in questions:
        answers = sum(bool(option.get("text", "").strip()) for option in raw["data"].get("options", []))
        if not _asks_to_act(raw["data"], _language(piece)):
            found.append(Finding("decision.recall", block=raw["id"]))
        elif answers < parameters["options"]:
            facts = {"answers": answers, "least": parameters["options"]}
            found.append(Finding("decision.few", block=raw["id"], facts=facts))
    real = len(questions) - len(found)
    if real:
        return passed(Check.DECISION, "decision.passed", n=real, of=len(questions))
    return failed(Check.DECISION, *found[:MOST_FINDINGS])


def feedback(piece: Examined, parameters: Parameters) -> Result:
    """Every answer has at least `words` words on why it fits or not, the verdict itself not counted."""
    if piece.is_reference:
        return not_applicable(Check.FEEDBACK, "reference")
    questions = piece.of(Kind.QUESTION)
    if not questions:
        return not_applicable(Check.FEEDBACK, "feedback.no_questions")
    found = []
    for raw in questions:
        bare = [
            answer
            for answer, explanation in explained(raw["data"])
            if words(VERDICT.sub("", explanation.strip())) < parameters["words"]
        ]
        if bare:
            facts = {"n": len(bare), "answer": bare[0][:80], "least": parameters["words"]}
            found.append(Finding("feedback.bare", block=raw["id"], facts=facts))
    if found:
        return failed(Check.FEEDBACK, *found[:MOST_FINDINGS])
    return passed(Check.FEEDBACK, "feedback.passed", n=len(questions))


def manager(piece: Examined, parameters: Parameters) -> Result:
    """A practice names a moment with who leads you."""
    return _moment(Check.MANAGER, piece, MANAGERS, parameters)


def peer(piece: Examined, parameters: Parameters) -> Result:
    """A practice names a moment with a colleague."""
    return _moment(Check.PEER, piece, PEERS, parameters)


def _moment(check: Check, piece: Examined, known: Mapping[str, str], parameters: Parameters) -> Result:
    if piece.is_reference:
        return not_applicable(check, "reference")
    practices = piece.of(Kind.PRACTICE)
    if not practices:
        return failed(check, Finding(f"{check.value}.no_practice", Mend.ADD))
    names = [name.replace("-", " ") for name in known[_language(piece)].split()]
    names += words_between_commas(parameters.get("names", ""))
    named = re.compile(rf"\b(?:{'|'.join(re.escape(name) for name in names)})(?:[’']?s|n|en)?\b", re.I)
    for raw in practices:
        told = " ".join(str(raw["data"].get(part, "")) for part in ("situation", "task", "bring_back"))
        if met := named.search(told):
            return passed(check, f"{check.value}.passed", word=met[0])
    return failed(check, Finding(f"{check.value}.nobody", block=practices[0]["id"]))


def _asks_to_act(data: Mapping[str, Any], language: str) -> bool:
    prompt = data.get("prompt", "")
    if RECALL.search(prompt):
        return False
    said = sentences(prompt)
    asked = next((sentence for sentence in reversed(said) if sentence), "")
    answers = " ".join(option.get("text", "") for option in data.get("options", []))
    # Asked what you do, or given things you could say or do: "Ik bel eerst", ‘Klopt dat?’
    return bool(ACTS[language].search(asked) or re.search(r"^[‘“\"']|\b(?:[Ii]k|I)\b", answers))


def _filled(raw: Mapping[str, Any], name: str) -> bool:
    return bool(str(raw["data"].get(name, "")).strip())


def _language(piece: Examined) -> str:
    return "en" if piece.language == "en" else "nl"
