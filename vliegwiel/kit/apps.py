from importlib import import_module

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class Config(AppConfig):
    name = "vliegwiel.kit"
    label = "kit"

    def ready(self) -> None:
        # Handlers, jobs and notices register themselves when imported; nobody imports them by name.
        autodiscover_modules("handlers", "jobs", "notices")
        import_module("vliegwiel.kit.queue.upkeep")
        import_module("vliegwiel.kit.discreet")  # before the first question too: an error says no more than it must
        import_module("vliegwiel.kit.finding")  # SQLite is taught to fold before its first question
