from django.urls import path

from . import elements

app_name = "office"
urlpatterns = [path("elements/", elements.elements, name="elements")]
