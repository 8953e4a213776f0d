"""Addresses of one's own account, within the back office."""

from django.contrib import admin
from django.urls import path

from wards.accounts import views

_signed_in = admin.site.admin_view

urlpatterns = [
    path("tai-khoan/", _signed_in(views.own), name="account"),
    path("tai-khoan/ma/", _signed_in(views.code), name="account-code"),
    path("tai-khoan/hai-lop/", _signed_in(views.second_factor), name="account-factor"),
    path("tai-khoan/hai-lop/bat-dau/", _signed_in(views.start), name="account-factor-start"),
    path("tai-khoan/hai-lop/ma-du-phong/", _signed_in(views.codes), name="account-codes"),
    path("tai-khoan/hai-lop/tat/", _signed_in(views.off), name="account-factor-off"),
    # The address that the admin has for it, asked before the admin itself.
    path("password_change/", _signed_in(views.ChangePassword.as_view()), name="account-password"),
    path(
        "tai-khoan/dat-mat-khau/<uidb64>/<token>/",
        views.SetPassword.as_view(),
        name="account-set-password",
    ),
]
