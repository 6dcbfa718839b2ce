"""Addresses of the mappings and of the pages where tables are fitted."""

from django.urls import path

from heng.apps.fitting import views

app_name = "fitting"
urlpatterns = [
    path("", views.listing, name="mappings"),
    path("load/", views.load, name="load"),
    path("<int:number>/rename/", views.rename, name="rename"),
    path("<int:number>/withdraw/", views.withdraw, name="withdraw"),
    path("<int:number>/export/", views.export, name="export"),
    path("paper/<int:paper>/", views.table, name="paper"),
    path("paper/<int:paper>/<int:number>/", views.table, name="table"),
    path("paper/<int:paper>/<int:number>/preview/", views.preview, name="preview"),
    path("paper/<int:paper>/<int:number>/save/", views.save, name="save"),
]
