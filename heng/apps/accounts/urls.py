"""Addresses of the account pages."""

from django.urls import path

from heng.apps.accounts import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.sign_in, name="sign_in"),
    path("sign-out/", views.sign_out, name="sign_out"),
    path("", views.accounts, name="accounts"),
    path("<str:username>/active/", views.set_active, name="set_active"),
]
