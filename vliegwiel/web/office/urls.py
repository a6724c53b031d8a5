from django.urls import path

from . import behaviour, brand, elements, goal, goal_form, goals

app_name = "office"
urlpatterns = [
    path("brand/", brand.brand, name="brand"),
    path("brand/preview/", brand.preview, name="brand_preview"),
    path("brand/colours/<slug:tried>.css", brand.colours, name="brand_colours"),
    path("elements/", elements.elements, name="elements"),
    path("goals/", goals.goals, name="goals"),
    path("goals/new/", goal_form.goal_new, name="goal_new"),
    path("goals/check/", goal_form.goal_check, name="goal_check"),
    path("goal/<int:pk>/", goal.goal, name="goal"),
    path("goal/<int:pk>/text/", goal_form.goal_text, name="goal_text"),
    path("goal/<int:pk>/activation/", goal.activation, name="goal_activation"),
    path("goal/<int:pk>/closing/", goal.closing, name="goal_closing"),
    path("goal/<int:pk>/reopening/", goal.reopening, name="goal_reopening"),
    path("goal/<int:pk>/disposal/", goal.disposal, name="goal_disposal"),
    path("goal/<int:pk>/owner/", goal.owner, name="goal_owner"),
    path("goal/<int:pk>/reading/", goal.reading, name="goal_reading"),
    path("goal/<int:pk>/reading/<int:reading>/removal/", goal.reading_removal, name="reading_removal"),
    path("goal/<int:pk>/behaviours/new/", behaviour.behaviour_new, name="behaviour_new"),
    path("goal/<int:pk>/behaviours/check/", behaviour.behaviour_check, name="behaviour_check"),
    path("behaviour/<int:pk>/", behaviour.behaviour, name="behaviour"),
    path("behaviour/<int:pk>/retirement/", behaviour.retirement, name="behaviour_retirement"),
    path("behaviour/<int:pk>/restoration/", behaviour.restoration, name="behaviour_restoration"),
]
