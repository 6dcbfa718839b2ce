"""Signing in, changing one's password, and the forms about people."""

import re
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm

from heng.apps.accounts.services import check_password
from heng.apps.organisation.models import Court
from heng.apps.user.models import User
from heng.domain.workflow.role import LABELS, Role

REFUSED = "登录名或口令不正确。请核对后重试；连续多次错误会暂时锁定，15 分钟后自动解除。"
SIGN_IN_NAME = re.compile(r"[a-z0-9][a-z0-9._-]{1,39}")


class SignInForm(AuthenticationForm):
    """Sign-in name and password; one answer for an unknown name, a wrong password and a disabled account."""

    error_messages = AuthenticationForm.error_messages | {"invalid_login": REFUSED, "inactive": REFUSED}


class ChangePasswordForm(forms.Form):
    """The old password, and the new one twice."""

    old = forms.CharField(label="现在的口令", strip=False, error_messages={"required": "请填写现在的口令。"})
    new = forms.CharField(label="新口令", strip=False, error_messages={"required": "请填写新口令。"})
    again = forms.CharField(label="再填一次新口令", strip=False, error_messages={"required": "请再填一次新口令。"})

    def __init__(self, user: User, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_old(self) -> str:
        """The password must be known, even in a session that is open."""
        old: str = self.cleaned_data["old"]
        if not self.user.check_password(old):
            raise forms.ValidationError("现在的口令不正确，请重新填写。")
        return old

    def clean_new(self) -> str:
        """The new password follows the rules and is new."""
        new: str = self.cleaned_data["new"]
        if new == self.cleaned_data.get("old"):
            raise forms.ValidationError("新口令与现在的口令相同，请换一个。")
        check_password(new, self.user)
        return new

    def clean_again(self) -> str:
        """Both times the same."""
        again: str = self.cleaned_data["again"]
        if "new" in self.cleaned_data and again != self.cleaned_data["new"]:
            raise forms.ValidationError("两次填写的新口令不一致，请重新填写。")
        return again


class DutiesForm(forms.Form):
    """Role and courts of a person."""

    role = forms.ChoiceField(
        label="角色",
        choices=[("", "请选择")] + [(role.value, label) for role, label in LABELS.items()],
        error_messages={"required": "请选择角色。"},
    )
    courts = forms.ModelMultipleChoiceField(Court.objects.all(), required=False, label="法院", to_field_name="code")

    def clean_role(self) -> Role:
        """The role as such."""
        return Role(self.cleaned_data["role"])


class PersonForm(DutiesForm):
    """A new person."""

    name = forms.CharField(label="姓名", max_length=40, error_messages={"required": "请填写姓名。"})
    username = forms.CharField(label="登录名", max_length=40, error_messages={"required": "请填写登录名。"})

    def clean_username(self) -> str:
        """Small letters, digits and . _ -, so that nobody's name can be mistaken for another's."""
        username: str = self.cleaned_data["username"].lower()
        if not SIGN_IN_NAME.fullmatch(username):
            raise forms.ValidationError("登录名用 2 至 40 个小写字母、数字或 . _ -，以字母或数字开头。")
        return username
