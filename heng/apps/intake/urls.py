"""Addresses of the papers."""

from django.urls import path

from heng.apps.intake import views

app_name = "intake"
urlpatterns = [
    path("", views.papers, name="papers"),
    path("upload/", views.upload, name="upload"),
    path("<int:number>/", views.paper, name="paper"),
    path("<int:number>/file/", views.file, name="file"),
]
