"""Numbers about groups: hide the small ones, and say how sure a share is.

Source: design rules for statistical disclosure control (minimum group size and complementary suppression) and
Wilson, E. B. (1927), "Probable inference, the law of succession, and statistical inference", JASA 22, 209-212.
"""

import math
from collections.abc import Mapping
from typing import TypeVar

from django.conf import settings

K = TypeVar("K")
Z95 = 1.959963984540054
FEW = 2  # so near to nobody or to all that a share would speak of persons


def smallest_group() -> int:
    """k: a group of fewer people is never shown. A setting, five at least."""
    return max(5, int(settings.SMALLEST_GROUP))


def wilson(hits: int, n: int, z: float = Z95) -> tuple[float, float]:
    """The interval (low, high), both 0..1, of a share hits/n. n = 0 gives (0, 1): nothing is known."""
    if n == 0:
        return 0.0, 1.0
    share = hits / n
    centre = share + z * z / (2 * n)
    spread = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    scale = 1 + z * z / n
    return max(0.0, (centre - spread) / scale), min(1.0, (centre + spread) / scale)


def hidden(groups: Mapping[K, int], k: int) -> set[K]:
    """Which sibling groups may not be shown, given their sizes in people and the minimum size k.

    (1) a group below k is hidden; (2) while the hidden ones together still count 0 < n < k, the smallest shown
    sibling is hidden with them, so that nobody can subtract; (3) if the parent as a whole is below k, all are.
    """
    if sum(groups.values()) < k:
        return set(groups)
    gone = {key for key, n in groups.items() if n < k}
    shown = sorted((key for key in groups if key not in gone), key=lambda key: groups[key])
    while gone and 0 < sum(groups[key] for key in gone) < k and shown:
        gone.add(shown.pop(0))
    return gone


def tenths(hits: int, n: int) -> int:
    """About how many in ten of n people, so that nothing is told of one of them: 0 is "few or nobody" (two at most), 10
    "all or nearly all" (all but two at most), 1 to 9 what lies between. For groups that may be shown (`hidden`) and of
    which no larger or smaller group is shown beside them: groups in groups can be solved like equations.
    """
    if n - hits <= FEW:
        return 10
    return 0 if hits <= FEW else min(9, max(1, round(10 * hits / n)))
