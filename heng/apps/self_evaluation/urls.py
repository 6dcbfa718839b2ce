"""Addresses of the self-evaluations."""

from django.urls import path

from heng.apps.self_evaluation import views

app_name = "self_evaluation"
urlpatterns = [
    path("", views.evaluations, name="evaluations"),
    path("score/", views.score, name="score"),
    path("<int:number>/", views.evaluation, name="evaluation"),
    path("<int:number>/report.<str:kind>", views.report, name="report"),
]
