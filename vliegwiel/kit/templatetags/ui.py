"""The design system's elements, as block tags: their signature is their contract."""

from django import template

register = template.Library()
