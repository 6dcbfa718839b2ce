"""Addresses for choosing court and year, and for keeping the list of courts."""

from django.urls import path

from heng.apps.organisation import views

app_name = "organisation"
urlpatterns = [
    path("choose/", views.choose, name="choose"),
    path("", views.courts, name="courts"),
    path("add/", views.add, name="add"),
    path("<str:code>/year/", views.add_year, name="add_year"),
]
