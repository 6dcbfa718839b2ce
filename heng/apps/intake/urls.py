"""Addresses of the papers."""

from django.urls import path

from heng.apps.intake import editing, views

app_name = "intake"
urlpatterns = [
    path("", views.papers, name="papers"),
    path("upload/", views.upload, name="upload"),
    path("arrivals/", views.arriving, name="arrivals"),
    path("arrivals/put-away/", views.put_away, name="put_away"),
    path("<int:number>/", views.paper, name="paper"),
    path("<int:number>/file/", views.file, name="file"),
    path("<int:number>/json/", views.document, name="document"),
    path("<int:number>/page/<int:page>/", views.page, name="page"),
    path("<int:number>/correct/", editing.correct, name="correct"),
    path("<int:number>/undo/", editing.undo, name="undo"),
    path("<int:number>/redo/", editing.redo, name="redo"),
    path("<int:number>/check/", editing.check, name="check"),
    path("<int:number>/confirm/", editing.confirm, name="confirm"),
    path("<int:number>/withdraw/", editing.withdraw, name="withdraw"),
]
