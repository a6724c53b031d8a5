from django.apps import AppConfig


class Config(AppConfig):
    name = "vliegwiel.run"
    label = "run"
