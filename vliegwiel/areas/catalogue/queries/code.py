"""A block of code: coloured by what each word is, line by line. Pygments (BSD-2) reads the language; the colours are
the theme's, so they read in light and dark, and what a colour says is said by weight or slant as well."""

from dataclasses import dataclass
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe
from pygments.lexers import get_lexer_by_name
from pygments.token import Comment, Keyword, Name, Number, Operator, String

from ..enums import Kind, Syntax

SORTS = (
    ("c", (Comment,)),
    ("k", (Keyword, Operator.Word)),
    ("s", (String,)),
    ("n", (Number,)),
    ("f", (Name.Function, Name.Class, Name.Tag, Name.Attribute, Name.Builtin, Name.Decorator)),
)
"""What a word can be: the class it gets, and what Pygments calls it."""
KNOWN = 512  # blocks a process keeps coloured, the latest used


@dataclass(frozen=True)
class Code:
    """`lines`: the code as HTML, each line in a span of its own; `code`: the same as it was typed."""

    id: str
    title: str
    syntax: Syntax
    code: str
    numbered: bool
    type: str = Kind.CODE.value

    @property
    def lines(self) -> SafeString:
        return coloured(self.code, self.syntax.value)


@lru_cache(maxsize=KNOWN)
def coloured(code: str, syntax: str) -> SafeString:
    """Code as HTML; everything in it is escaped, and no line holds part of another."""
    if syntax == Syntax.PLAIN:
        tokens = [(None, code)]
    else:
        tokens = list(get_lexer_by_name(syntax, stripnl=False, ensurenl=False).get_tokens(code))
    lines = [""]
    for token, words in tokens:
        sort = next((name for name, kinds in SORTS if token and any(token in kind for kind in kinds)), "")
        for number, part in enumerate(words.split("\n")):
            if number:
                lines.append("")
            if part:
                lines[-1] += f'<span class="code-{sort}">{escape(part)}</span>' if sort else escape(part)
    # Every part of it was escaped just above.
    return mark_safe("".join(f'<span class="code-line">{line}\n</span>' for line in lines))
