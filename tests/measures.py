"""Measures for tests: whole enough for the lint."""

import datetime as dt

from vliegwiel.areas.strategy import actions

WHOLE = {
    "baseline": 5,
    "target": 50,
    "baseline_n": 240,
    "baseline_from": dt.date(2026, 1, 1),
    "baseline_until": dt.date(2026, 3, 31),
}


def academy_kpi(by, name="Actief in toepassing", **fields):
    """One of the academy's own."""
    return actions.write_kpi(None, by=by, name=name, **WHOLE | fields)
