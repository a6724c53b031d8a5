from django.urls import path

from . import brand, elements

app_name = "office"
urlpatterns = [
    path("brand/", brand.brand, name="brand"),
    path("brand/preview/", brand.preview, name="brand_preview"),
    path("brand/colours/<slug:tried>.css", brand.colours, name="brand_colours"),
    path("elements/", elements.elements, name="elements"),
]
