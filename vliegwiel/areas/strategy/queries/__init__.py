"""What one may ask about goals and behaviours."""

from .lint import Weakness, alternatives, errors, vague, weaknesses

__all__ = ["Weakness", "alternatives", "errors", "vague", "weaknesses"]
