from django.urls import path

from .inbound import readings

app_name = "readings"
urlpatterns = [path("", readings, name="readings")]
