"""Addresses of the records."""

from django.urls import path

from heng.apps.records import views

app_name = "records"
urlpatterns = [
    path("", views.status, name="status"),
    path("upload/", views.upload, name="upload"),
    path("delivery/<int:number>/", views.delivery, name="delivery"),
    path("delivery/<int:number>/load/", views.load, name="load"),
    path("quarantine/", views.quarantine, name="quarantine"),
    path("quarantine.csv", views.quarantine_csv, name="quarantine_csv"),
]
