from django.urls import path

from . import check_in, plan, practice, support, who_sees

app_name = "learn"
urlpatterns = [
    path("activity/<slug:slug>/plan/", plan.plan, name="plan"),
    path("activity/<slug:slug>/plan/preview/", plan.preview, name="plan_preview"),
    path("practice/", practice.practice, name="practice"),
    path("practice/pause/", practice.pause, name="pause"),
    path("practice/<int:pk>/end/", practice.end, name="plan_end"),
    path("practice/<int:pk>/erasure/", practice.erasure, name="plan_erasure"),
    path("check-in/<int:pk>/", check_in.check_in, name="check_in"),
    path("check-in/<int:pk>/chance/", check_in.chance, name="chance"),
    path("support/", support.support, name="support"),
    path("support/<int:pk>/reaction/", support.reaction, name="reaction"),
    path("support/plan/<int:pk>/refusal/", support.refusal, name="refusal"),
    path("who-sees/", who_sees.show, name="who_sees"),
]
