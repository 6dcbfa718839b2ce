"""Addresses of the account pages."""

from django.urls import path

from heng.apps.accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("password/", views.change_password, name="change_password"),
    path("", views.accounts, name="accounts"),
    path("add/", views.add, name="add"),
    path("person/<str:username>/", views.person, name="person"),
    path("person/<str:username>/duties/", views.set_duties, name="set_duties"),
    path("person/<str:username>/active/", views.set_active, name="set_active"),
    path("person/<str:username>/password/", views.reset_password, name="reset_password"),
]
