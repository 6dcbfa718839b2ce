"""Addresses of the REST resources."""

from django.urls import path

from heng.apps.review import api

app_name = "api"
urlpatterns = [
    path("papers/", api.papers, name="papers"),
    path("papers/<int:number>/findings/", api.findings, name="findings"),
    path("conflicts/", api.conflicts, name="conflicts"),
    path("review/", api.review, name="review"),
]
