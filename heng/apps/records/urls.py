"""The address of the records page."""

from django.urls import path

from heng.apps.records import views

app_name = "records"
urlpatterns = [path("", views.status, name="status")]
