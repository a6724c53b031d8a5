"""Small elements are kept once drawn; what is kept never shows in another language, and never unescaped."""

from django.utils.safestring import mark_safe
from django.utils.translation import override

from vliegwiel.kit.elements.figures import interval
from vliegwiel.kit.elements.wheel import wheel

FIGURES = {"low": 0.2, "high": 0.4, "n": 12}


def test_the_same_figures_are_read_in_each_readers_language():
    with override("nl"):
        assert "waarschijnlijk tussen 20% en 40%" in interval(0.3, **FIGURES)
        assert "richten" in wheel(closed=1)
    with override("en"):
        assert "waarschijnlijk" not in interval(0.3, **FIGURES)
        assert "richten" not in wheel(closed=1)


def test_what_is_safe_is_not_mixed_up_with_what_is_not():
    assert "<b>12</b>" in interval(0.3, **FIGURES, words=mark_safe("<b>12</b>"))
    assert "&lt;b&gt;12" in interval(0.3, **FIGURES, words="<b>12</b>")
    assert 'aria-label="a&amp;b"' in wheel(label=mark_safe("a&amp;b"))
    assert 'aria-label="a&amp;amp;b"' in wheel(label="a&amp;b")
