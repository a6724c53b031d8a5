import pytest

from vliegwiel.standards.imports import formulas

FRACTION = "<math><mfrac><mrow><mi>a</mi><mo>+</mo><mn>1</mn></mrow><mn>2</mn></mfrac></math>"


@pytest.mark.parametrize(
    ("latex", "says"),
    [
        (r"ax^2 + bx_1 \ne 0", "ax² + bx₁ ≠ 0"),
        (r"\frac{a+b}{2}", "(a+b)/2"),
        (r"{-b \pm \sqrt{b^2-4ac} \over 2a}", "(-b ± √(b²-4ac))/(2a)"),
        (r"10\, ms^{-2}", "10 ms⁻²"),
        (r"\unknown{x}", None),
        (r"{a", None),
    ],
)
def test_latex_becomes_what_one_reads_or_stays(latex, says):
    assert formulas.written(latex) == says


def test_only_what_is_marked_as_a_formula_is_touched():
    assert formulas.readable(r"Kosten: $5 \(x^2\) en \(\odd\)") == (r"Kosten: $5 x² en \(\odd\)", 1)


def test_mathml_is_read_with_its_fractions_and_by_its_latex_where_that_came_along():
    noted = "<m:math><m:semantics><m:mi>g</m:mi><m:annotation encoding='SnuggleTeX'>$g^2$</m:annotation></m:semantics>"
    assert formulas.from_mathml(FRACTION) == "(a + 1)/2"
    assert formulas.from_mathml(f"{noted}</m:math>") == "g²"
    assert formulas.from_mathml("<math><mi>x</mo></math>") == "x"
