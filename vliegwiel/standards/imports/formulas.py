"""Formulas inside a text, as signs one reads: LaTeX's common words and MathML become Unicode. What is not known stays
as it was typed."""

import re
from xml.etree import ElementTree

DELIMITED = re.compile(r"\\\((.+?)\\\)|\\\[(.+?)\\\]|\$\$(.+?)\$\$", re.DOTALL)
OVER = re.compile(r"\\over(?![A-Za-z])")
MARKS = re.compile(r"<(/?)\w+:")
NAMES = """
times × cdot · div ÷ pm ± mp ∓ leq ≤ le ≤ geq ≥ ge ≥ neq ≠ ne ≠ approx ≈ infty ∞ sum ∑ prod ∏ int ∫ partial ∂ nabla ∇
rightarrow → to → Rightarrow ⇒ leftarrow ← leftrightarrow ↔ Leftrightarrow ⇔ forall ∀ exists ∃ cup ∪ cap ∩ in ∈ notin ∉
subset ⊂ ldots … dots … cdots ⋯ degree ° circ ° alpha α beta β gamma γ delta δ epsilon ε eta η theta θ kappa κ lambda λ
mu μ nu ν pi π rho ρ sigma σ tau τ phi φ chi χ psi ψ omega ω Gamma Γ Delta Δ Theta Θ Lambda Λ Pi Π Sigma Σ Phi Φ Psi Ψ
Omega Ω sin sin cos cos tan tan log log ln ln min min max max lim lim exp exp
"""
WORDS = dict(re.findall(r"(\w+) (\S+)", NAMES))
WORDS |= dict.fromkeys(("left", "right", "displaystyle"), "") | dict.fromkeys(("quad", "qquad"), " ")
SIGNS = {",": " ", ";": " ", ":": " ", "!": "", " ": " ", "%": "%", "{": "{", "}": "}", "$": "$", "#": "#", "&": "&"}
HIGH = str.maketrans("0123456789+-=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿⁱ")
LOW = str.maketrans("0123456789+-=()aeox", "₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₐₑₒₓ")


class _Unknown(Exception):
    """A word of LaTeX that is not known here."""


def readable(text: str) -> tuple[str, int]:
    """The text with its LaTeX formulas, in \\( \\), \\[ \\] or $$ $$, as one reads them. Out also: how many stayed as
    they were typed."""
    kept = 0

    def one(found: re.Match[str]) -> str:
        nonlocal kept
        said = written(next(filter(None, found.groups())))
        kept += said is None
        return found[0] if said is None else said

    return DELIMITED.sub(one, text), kept


def written(latex: str) -> str | None:
    """A formula in LaTeX as signs on a line; None when something in it is not known."""
    try:
        said = _Reader(latex).group("")
    except (_Unknown, RecursionError):
        return None
    return " ".join(said.split())


def from_mathml(xml: str) -> str:
    """A formula in MathML as signs on a line; its LaTeX where it brings that along."""
    try:
        root = ElementTree.fromstring(MARKS.sub(r"<\1", re.sub(r'\sxmlns(:\w+)?="[^"]*"', "", xml)))
    except ElementTree.ParseError:
        return " ".join(re.sub(r"<[^>]*>", "", xml).split())
    noted = next((one.text for one in root.iter("annotation") if "tex" in one.get("encoding", "").lower()), None)
    if noted:
        noted = noted.strip().strip("$")
        said = written(noted)
        return noted.strip() if said is None else said
    for parent in root.iter():
        for child in [one for one in parent if one.tag.startswith("annotation")]:
            parent.remove(child)
    try:
        return " ".join(_signs(root).split())
    except RecursionError:
        return " ".join("".join(root.itertext()).split())


class _Reader:
    """Goes through LaTeX from left to right."""

    def __init__(self, latex: str) -> None:
        self.latex, self.at = latex, 0

    def group(self, end: str) -> str:
        """Up to the sign that ends it."""
        parts: list[str] = []
        while self.at < len(self.latex):
            sign = self.latex[self.at]
            if OVER.match(self.latex, self.at):
                self.at += len("\\over")
                return f"{_held(''.join(parts))}/{_held(self.group(end))}"
            if sign == end:
                self.at += 1
                return "".join(parts)
            if sign in "^_":
                self.at += 1
                parts.append(_raised(self.next(), sign))
            else:
                parts.append(self.next())
        if end:
            raise _Unknown
        return "".join(parts)

    def next(self) -> str:
        """One thing: a sign, a word, or all between braces."""
        if self.at >= len(self.latex):
            raise _Unknown
        sign = self.latex[self.at]
        self.at += 1
        if sign == "{":
            return self.group("}")
        return self.word() if sign == "\\" else sign

    def word(self) -> str:
        found = re.match(r"[A-Za-z]+|.", self.latex[self.at :], re.DOTALL)
        if not found:
            raise _Unknown
        self.at += found.end()
        name = found[0]
        if name in ("frac", "dfrac", "tfrac"):
            return f"{_held(self.argument())}/{_held(self.argument())}"
        if name == "sqrt":
            return f"√{_held(self.argument())}"
        if name in ("text", "mathrm", "mathbf", "mathit", "textbf", "operatorname"):
            return self.argument()
        if name in SIGNS:
            return SIGNS[name]
        if name not in WORDS:
            raise _Unknown
        return WORDS[name]

    def argument(self) -> str:
        while self.latex[self.at : self.at + 1] == " ":
            self.at += 1
        return self.next()


def _raised(said: str, sign: str) -> str:
    """Above or below the line, where there are such signs."""
    table = HIGH if sign == "^" else LOW
    said = "".join(said.split())
    if said == "°":
        return said
    if said and all(ord(one) in table for one in said):
        return said.translate(table)
    return f"{sign}{_held(said)}"


def _held(said: str) -> str:
    said = said.strip()
    return said if re.fullmatch(r"\d+(?:[.,]\d+)?|[^\W\d]+|√\w+", said) else f"({said})"


def _signs(node: ElementTree.Element) -> str:
    children = list(node)
    match node.tag:
        case "mfrac" if len(children) == 2:
            return f"{_held(_signs(children[0]))}/{_held(_signs(children[1]))}"
        case "msup" | "msub" if len(children) == 2:
            return _signs(children[0]) + _raised(_signs(children[1]), "^" if node.tag == "msup" else "_")
        case "msubsup" if len(children) == 3:
            low, high = _raised(_signs(children[1]), "_"), _raised(_signs(children[2]), "^")
            return f"{_signs(children[0])}{low}{high}"
        case "msqrt":
            return f"√{_held(''.join(map(_signs, children)))}"
        case "mroot" if len(children) == 2:
            return f"{_raised(_signs(children[1]), '^')}√{_held(_signs(children[0]))}"
        case "mfenced":
            return f"({', '.join(map(_signs, children))})"
        case "mo":
            said = (node.text or "").strip().strip("\u2061\u2062")
            return said if said in "()[]{}|," else f" {said} "
        case "mtr":
            return "  ".join(map(_signs, children)) + "; "
        case _other:
            return (node.text or "").strip() + "".join(_signs(child) + (child.tail or "").strip() for child in children)
