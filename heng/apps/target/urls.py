"""Addresses of the declarations."""

from django.urls import path

from heng.apps.target import views

app_name = "target"
urlpatterns = [
    path("", views.declarations, name="declarations"),
    path("from-paper/<int:paper>/", views.create, name="create"),
    path("<int:number>/", views.declaration, name="declaration"),
    path("<int:number>/move/", views.move, name="move"),
    path("<int:number>/actual/<int:target>/", views.actual, name="actual"),
]
