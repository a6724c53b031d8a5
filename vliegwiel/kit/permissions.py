"""Ask before you do."""

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise


def require(allowed: bool, why: str | Promise = "") -> None:
    """Refuse (403) unless allowed. `why` is shown to the person, so write it to her."""
    if not allowed:
        raise PermissionDenied(why)
