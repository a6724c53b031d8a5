"""Work for the queue's tests, importable by worker processes."""

import time

from vliegwiel.kit.jobs import job
from vliegwiel.kit.models import Happening


@job(attempts=20, backoff=0.1)
def write_down(name: str, seconds: float = 0.0) -> None:
    """Two rows with a pause between them: a crash in the pause must leave none of the two."""
    Happening.objects.create(kind=f"begun {name}", facts={})
    time.sleep(seconds)
    Happening.objects.create(kind=f"ended {name}", facts={})


@job(attempts=3, backoff=0.1)
def stumble(name: str) -> None:
    """Fails until somebody wrote `<name> may pass`; leaves a row each time, which must be undone with the failure."""
    Happening.objects.create(kind=f"tried {name}", facts={})
    if not Happening.objects.filter(kind=f"{name} may pass").exists():
        raise ValueError("not yet")


@job(attempts=2, atomic=False)
def long_work(name: str, seconds: float) -> None:
    Happening.objects.create(kind=f"began {name}", facts={})
    time.sleep(seconds)
    Happening.objects.create(kind=f"finished {name}", facts={})
