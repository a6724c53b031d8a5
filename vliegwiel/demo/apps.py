from django.apps import AppConfig


class Config(AppConfig):
    name = "vliegwiel.demo"
    label = "demo"
