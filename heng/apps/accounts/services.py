"""Accounts: creating people, signing in and out, disabling."""

from django.contrib.auth import login, logout
from django.contrib.auth.password_validation import validate_password
from django.db import transaction
from django.http import HttpRequest

from heng.apps.audit import services as audit
from heng.apps.user.models import User
from heng.domain.errors import NotFound, WrongState
from heng.domain.workflow.permissions import Act, check_may
from heng.domain.workflow.role import Role


@transaction.atomic
def create_user(username: str, name: str, role: Role, password: str, *, actor: User | None = None) -> User:
    """A new account; `actor` is None only for accounts made by the installation itself. Raises ValidationError."""
    if actor is not None:
        check_may(Role(actor.role), Act.MANAGE_ACCOUNTS)
    user = User(username=username, name=name, role=role.value)
    validate_password(password, user)
    user.set_password(password)
    user.save()
    audit.record(actor, "建立账号", f"user:{username}", details={"role": role.value})
    return user


@transaction.atomic
def set_password(user: User, password: str) -> None:
    """A new password for an account made by the installation itself."""
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record(None, "重设口令", f"user:{user.username}")


@transaction.atomic
def sign_in(request: HttpRequest, user: User) -> None:
    """Open a session for `user`, who has proved who they are."""
    login(request, user, backend="django.contrib.auth.backends.ModelBackend")
    audit.record(user, "登录", f"user:{user.username}")


@transaction.atomic
def refuse_sign_in(username: str) -> None:
    """Note a failed attempt to sign in; the name typed may be anything."""
    audit.record(None, "登录失败", f"user:{username[:40]}", success=False)


@transaction.atomic
def sign_out(request: HttpRequest, user: User) -> None:
    """Close the session of `user`."""
    audit.record(user, "退出", f"user:{user.username}")
    logout(request)


@transaction.atomic
def set_active(actor: User, username: str, *, active: bool) -> User:
    """Disable or enable an account; nobody can disable himself, so that someone is always left to enable."""
    check_may(Role(actor.role), Act.MANAGE_ACCOUNTS)
    user = User.objects.select_for_update().filter(username=username).first()
    if user is None:
        raise NotFound(f"没有登录名为“{username}”的账号，请在账号列表中选择。")
    if user.pk == actor.pk:
        raise WrongState("不能停用自己的账号；请由另一位系统管理员办理。")
    user.is_active = active
    user.save(update_fields=["is_active"])
    audit.record(actor, "启用账号" if active else "停用账号", f"user:{username}")
    return user
