"""Bringing in every sample of others: how long each takes, read and made into drafts, in seconds and as multiples of a
bare view. Nothing of it stays.

`python -m tests.bench.imports` within the environment of one empty or earlier filled installation (`bin/bench` gives it
one of its own). Without samples beside the project it says so.
"""

import io
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

import django

ROUNDS = 60


def main() -> None:
    subprocess.run([sys.executable, "-m", "vliegwiel", "migrate", "-v0"], check=True, stdout=subprocess.DEVNULL)
    django.setup()
    from django.test import override_settings

    from tests import samples
    from vliegwiel.areas.people.enums import Role
    from vliegwiel.areas.people.models import Organisation, Person, RoleGrant

    if not samples.SAMPLES.is_dir():
        print(f"imports: no samples at {samples.SAMPLES}; say where they are with VLIEGWIEL_SAMPLES", flush=True)
        return
    Organisation.objects.get_or_create(pk=1, defaults={"name": "Bench"})
    ines, new = Person.objects.get_or_create(given_name="Ines", family_name="Bench", email="ines@bench.example")
    if new:
        RoleGrant.objects.create(person=ines, role=Role.AUTHOR)
    from tests.bench.measure import beside_bare

    (bare,) = beside_bare(ines, [], rounds=ROUNDS)
    print(f"bare view: {bare.p50:.2f} ms\n{'sample':66} {'seconds':>8} {'/ bare':>8}  what came of it", flush=True)
    files: list[tuple[str, Callable[[], bytes]]] = [
        *samples.lessons(),
        *((file.name, file.read_bytes) for file in samples.packages()),
    ]
    took = []
    for name, content in files:
        with tempfile.TemporaryDirectory() as folder, override_settings(MEDIA_ROOT=folder):
            seconds, told = brought_in(samples.called(name), content(), ines)
        took.append(seconds)
        print(f"{name[:66]:66} {seconds:8.2f} {1000 * seconds / bare.p50:8.0f}  {told}", flush=True)
    middle, most = statistics.median(took), max(took)
    print(f"imports, {len(took)} samples: p50 {middle:.2f} s, the longest {most:.2f} s", flush=True)


def brought_in(name: str, content: bytes, by: Any) -> tuple[float, str]:
    """(seconds, what came of it) of one file: as the page does, or as `vliegwiel import-content`."""
    from django.db import transaction

    from vliegwiel.areas.catalogue.actions import Refused, begin_bringing_in
    from vliegwiel.standards.imports import bringing
    from vliegwiel.standards.imports.brought import Unreadable
    from vliegwiel.web.studio.packages import bring_in

    started = time.perf_counter()
    with transaction.atomic():
        try:
            held, _known = bringing.receive(io.BytesIO(content), name=name, by=by, packages=bring_in)
            held = begin_bringing_in(held, chosen=range(len(held.found["pieces"])), by=by)
            made = bringing.bring_in(held, by=by)
            told = f"{len(made)} draft{'s' * (len(made) != 1)}"
        except (Unreadable, Refused) as refused:
            told = f"refused: {str(refused)[:60]}"
        seconds = time.perf_counter() - started
        transaction.set_rollback(True)
    return seconds, told


if __name__ == "__main__":
    main()
