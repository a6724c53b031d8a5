"""Moodle's questions that calculate: their formulas worked out with one set of numbers."""

import ast
import math
import operator
import re
from collections.abc import Callable, Mapping
from typing import Any

NAMED = re.compile(r"\{([A-Za-z][\w ]*)\}")
WORKED = re.compile(r"\{=((?:[^{}]|\{[^{}]*\})*)\}")
LONGEST = 500
TWO: dict[type[ast.operator], Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Mod: math.fmod,
    ast.Pow: math.pow,  # of floats: what grows too large is an error, not an hour of work
}
ALONE: dict[type[ast.unaryop], Callable[[Any], Any]] = {ast.UAdd: operator.pos, ast.USub: operator.neg}
PLAIN = "sqrt exp log log10 sin cos tan asin acos atan atan2 sinh cosh tanh floor ceil fmod pow"
CALLED: dict[str, Callable[..., Any]] = {name: getattr(math, name) for name in PLAIN.split()} | {
    "abs": abs,
    "min": min,
    "max": max,
    "deg2rad": math.radians,
    "rad2deg": math.degrees,
    "round": lambda number, digits=0: round(number, int(digits)),
    "pi": lambda: math.pi,
}


def worked_out(formula: str, numbers: Mapping[str, str]) -> float | None:
    """What a formula comes to ("{a}*{b}"); None when it uses what is not known here."""
    written = NAMED.sub(lambda found: f"({numbers.get(found[1], '?')})", formula).strip()
    if len(written) > LONGEST:
        return None
    try:
        said = float(_worth(ast.parse(written.replace("^", "**"), mode="eval").body))
    except (SyntaxError, ValueError, TypeError, ArithmeticError, RecursionError, KeyError, MemoryError):
        return None
    return said if math.isfinite(said) else None


def filled(text: str, numbers: Mapping[str, str]) -> str:
    """A text with its numbers in it, and with what {=...} comes to."""

    def sum_of(found: re.Match[str]) -> str:
        said = worked_out(found[1], numbers)
        return found[0] if said is None else f"{round(said, 6):g}"

    text = WORKED.sub(sum_of, text)
    return NAMED.sub(lambda found: numbers.get(found[1], found[0]), text)


def _worth(node: ast.expr) -> Any:
    match node:
        case ast.Constant(value=int() | float() as number):
            return float(number)
        case ast.BinOp(left=left, op=op, right=right):
            return TWO[type(op)](_worth(left), _worth(right))
        case ast.UnaryOp(op=op, operand=inner):
            return ALONE[type(op)](_worth(inner))
        case ast.Call(func=ast.Name(id=name), args=given, keywords=[]):
            return CALLED[name](*map(_worth, given))
        case _other:
            raise ValueError
