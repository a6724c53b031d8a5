"""The elements of the design system: Python decides, a small template in `templates/ui/` draws.

`templatetags/ui.py` lists them all. An element knows no noun of the product.
"""
