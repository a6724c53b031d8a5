"""What tests need of the kit."""

from typing import Any

from django_tasks.backends.immediate import ImmediateBackend


class LoudBackend(ImmediateBackend):
    """Runs tasks at once and lets their errors out: a broken reaction must fail the test."""

    def _execute_task(self, task_result: Any) -> None:
        super()._execute_task(task_result)
        if task_result.errors:
            raise AssertionError(task_result.errors[-1].traceback)
