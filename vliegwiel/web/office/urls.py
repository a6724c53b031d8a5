from django.urls import path

from . import activity, behaviour, brand, cockpit, decisions, elements, goal, goal_form, goals, log

app_name = "office"
urlpatterns = [
    path("", cockpit.cockpit, name="cockpit"),
    path("activity/<slug:slug>/", activity.activity, name="activity"),
    path("activity/<slug:slug>/decision/", activity.decision, name="activity_decision"),
    path("decision/<int:pk>/withdrawal/", activity.withdrawal, name="decision_withdrawal"),
    path("decisions/", decisions.decisions, name="decisions"),
    path("log/", log.log, name="log"),
    path("log/file/", log.log_file, name="log_file"),
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
