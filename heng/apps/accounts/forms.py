"""Signing in."""

from django.contrib.auth.forms import AuthenticationForm

REFUSED = "登录名或口令不正确。请核对后重试；连续多次错误会暂时锁定，15 分钟后自动解除。"


class SignInForm(AuthenticationForm):
    """Sign-in name and password; one answer for an unknown name, a wrong password and a disabled account."""

    error_messages = AuthenticationForm.error_messages | {"invalid_login": REFUSED, "inactive": REFUSED}
