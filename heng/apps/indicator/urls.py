"""Addresses of definitions, figures and the records behind them."""

from django.urls import path

from heng.apps.indicator import views

app_name = "indicator"
urlpatterns = [
    path("", views.library, name="library"),
    path("compute/", views.compute, name="compute"),
    path("definition/<slug:slug>/", views.definition, name="definition"),
    path("figure/<slug:result>/", views.figure, name="figure"),
    path("figure/<slug:result>/records/", views.figure_records, name="records"),
    path("figure/<slug:result>/record/", views.figure_record, name="record"),
]
