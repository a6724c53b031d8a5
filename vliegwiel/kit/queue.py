from django_tasks.backends.immediate import ImmediateBackend


class DurableBackend(ImmediateBackend):
    pass
