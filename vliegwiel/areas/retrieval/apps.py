from django.apps import AppConfig


class Config(AppConfig):
    name = "vliegwiel.areas.retrieval"
    label = "retrieval"
