"""Addresses of the audit trail."""

from django.urls import path

from heng.apps.audit import views

app_name = "audit"
urlpatterns = [
    path("", views.trail, name="trail"),
    path("export/", views.export, name="export"),
]
