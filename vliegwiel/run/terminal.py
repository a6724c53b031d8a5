"""What the terminal says about who sits behind it."""

import os

from vliegwiel.areas.people.enums import Language


def terminal_language() -> str:
    """The language the terminal is set to (LC_ALL, LC_MESSAGES, LANG), when we speak it; Dutch otherwise."""
    told = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return told[:2] if told[:2] in Language.values else Language.NL.value
