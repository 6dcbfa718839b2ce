"""Addresses for choosing court and year."""

from django.urls import path

from heng.apps.organisation import views

app_name = "organisation"
urlpatterns = [path("choose/", views.choose, name="choose")]
