"""Whatever the brand's colour, what is made of it can be read: light and dark, by construction."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vliegwiel.kit import oklch, theme
from vliegwiel.kit.oklch import contrast

GROUNDS = ("paper", "surface", "sunken")
FAMILIES = ("accent", "growth", "info", "caution")
any_colour = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@settings(max_examples=120, deadline=None)
@given(brand=any_colour, dark=st.booleans())
def test_every_promise_holds_for_every_colour(brand, dark):
    made = theme.mode_tokens(brand, dark=dark)
    grounds = [made[name] for name in GROUNDS]
    softs = [made[f"{name}-soft"] for name in FAMILIES]
    people = [made[f"hue-{n}"] for n in range(1, len(theme.HUES) + 1)]
    lowest = {
        "text": min(contrast(made["ink"], ground) for ground in (*grounds, *softs, *people)),
        "muted text": min(contrast(made["muted"], ground) for ground in (*grounds, *softs)),
        "edges": min(contrast(made["edge"], ground) for ground in grounds),
        "focus": min(contrast(made["focus"], ground) for ground in grounds),
        "fills": min(contrast(made[name], ground) for name in FAMILIES for ground in grounds),
        "words on fills": min(contrast(made[f"on-{name}"], made[name]) for name in FAMILIES),
        "words on hovered fills": min(contrast(made[f"on-{name}"], made[f"{name}-strong"]) for name in FAMILIES),
        "coloured text": min(
            contrast(made[f"{name}-text"], ground) for name in FAMILIES for ground in (*grounds, made[f"{name}-soft"])
        ),
    }
    promised = {
        "text": 7,
        "muted text": 4.5,
        "edges": 3,
        "focus": 3,
        "fills": 3,
        "words on fills": 4.5,
        "words on hovered fills": 4.5,
        "coloured text": 4.5,
    }
    assert {name: ratio for name, ratio in lowest.items() if ratio < promised[name]} == {}, brand


@settings(max_examples=100, deadline=None)
@given(any_colour)
def test_a_colour_comes_back_from_oklch_as_it_went_in(colour):
    back = oklch.to_hex(*oklch.of(colour))
    assert max(abs(one - other) for one, other in zip(_bytes(colour), _bytes(back), strict=True)) <= 1


def _bytes(colour):
    return bytes.fromhex(colour[1:])


def test_contrast_is_measured_as_wcag_does():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


def test_a_readable_colour_is_used_as_it_is():
    assert theme.tokens("#1d4ed8")["accent"][0] == "#1d4ed8"


@pytest.mark.parametrize("wrong", ["", "red", "#12345", "#12345g", "#1234567", "#123456}body{"])
def test_anything_but_a_colour_is_refused(wrong):
    with pytest.raises(ValueError, match="Not a colour"):
        theme.tokens(wrong)


def test_the_fingerprint_follows_the_colour():
    assert theme.fingerprint("#d9620f") == theme.fingerprint("#d9620f") != theme.fingerprint("#1d4ed8")
