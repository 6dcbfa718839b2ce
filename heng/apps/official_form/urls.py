"""Addresses of the official forms."""

from django.urls import path

from heng.apps.official_form import views

app_name = "official_form"
urlpatterns = [
    path("", views.choose, name="choose"),
    path("blank/", views.blank, name="blank"),
    path("paper/<int:paper>/", views.filled, name="filled"),
]
