from django.apps import AppConfig


class Config(AppConfig):
    name = "vliegwiel.web"
    label = "web"
