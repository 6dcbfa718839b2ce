"""Addresses of long work."""

from django.urls import path

from heng.apps.job import views

app_name = "job"
urlpatterns = [path("<int:number>/", views.progress, name="progress")]
