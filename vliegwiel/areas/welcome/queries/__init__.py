"""What one may ask about first runs."""

from .wanted import OFF, Standing, Wanted, protected_and_standing, standing, steps_of

__all__ = ["OFF", "Standing", "Wanted", "protected_and_standing", "standing", "steps_of"]
