"""Addresses of the findings of papers, of the rules, and of the keys for programs."""

from django.urls import path

from heng.apps.review import conflicts, editing, views

app_name = "review"
urlpatterns = [
    path("papers/<int:number>/findings/", views.findings, name="findings"),
    path("papers/<int:number>/findings/act/", editing.act, name="act"),
    path("papers/<int:number>/findings/<str:name>/", views.finding, name="finding"),
    path("papers/<int:number>/review/", editing.preview, name="preview"),
    path("papers/<int:number>/again/", editing.again, name="again"),
    path("papers/<int:number>/profile/", editing.profile, name="profile"),
    path("papers/<int:number>/json/", views.as_json, name="json"),
    path("papers/<int:number>/export/<str:form>/", views.export, name="export"),
    path("conflicts/", conflicts.conflicts, name="conflicts"),
    path("conflicts/xlsx/", conflicts.export, name="conflicts_xlsx"),
    path("conflicts/json/", conflicts.as_json, name="conflicts_json"),
    path("conflicts/<int:number>/act/", conflicts.act, name="act_between"),
    path("conflicts/<int:number>/<str:name>/", conflicts.conflict, name="conflict"),
    path("rules/", views.rules, name="rules"),
    path("rules/<str:code>/", views.rule, name="rule"),
    path("tokens/", views.tokens, name="tokens"),
    path("tokens/make/", views.make_token, name="make_token"),
    path("tokens/<int:number>/revoke/", views.revoke_token, name="revoke_token"),
]
