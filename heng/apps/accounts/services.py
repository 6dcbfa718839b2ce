"""Accounts: creating people, signing in and out, passwords, roles and courts, disabling."""

import secrets
from collections.abc import Collection

from axes.utils import reset
from django.contrib.auth import login, logout, update_session_auth_hash
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest

from heng.apps.audit import services as audit
from heng.apps.organisation.models import Court
from heng.apps.organisation.services import set_courts
from heng.apps.user.http import SignedIn
from heng.apps.user.models import User
from heng.domain.errors import NotFound, NotPermitted, WrongState, WrongUsage
from heng.domain.workflow.permissions import Act, check_may
from heng.domain.workflow.role import LABELS, Role

ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789"
FIRST = ("guanli", "系统管理员")
# Words of our own for the rules in AUTH_PASSWORD_VALIDATORS, by their codes.
RULES = {
    "password_too_short": "口令太短，请至少用 %(min_length)d 个字符。",
    "password_too_similar": "口令与您的%(verbose_name)s太相近，请换一个。",
    "password_too_common": "这是常见口令，容易被猜中，请换一个。",
}


def check_password(password: str, user: User) -> None:
    """Raise ValidationError, in Chinese, naming every rule that `password` breaks for `user`."""
    try:
        validate_password(password, user)
    except ValidationError as broken:
        raise ValidationError(
            [ValidationError(RULES[str(each.code)], each.code, each.params) for each in broken.error_list]
        ) from None


def one_time_password() -> str:
    """A password to hand out: about 79 bits, without letters that look alike."""
    return "-".join("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))


@transaction.atomic
def create_user(username: str, name: str, role: Role, password: str, *, actor: User | None = None) -> User:
    """A new account; `actor` is None only for accounts made by the installation itself. Raises ValidationError."""
    if actor is not None:
        check_may(Role(actor.role), Act.MANAGE_ACCOUNTS)
    user = User(username=username, name=name, role=role.value)
    check_password(password, user)
    user.set_password(password)
    user.save()
    audit.record(actor, "建立账号", f"user:{username}", details={"role": role.value})
    return user


@transaction.atomic
def add_person(actor: User, username: str, name: str, role: Role, courts: Collection[Court]) -> tuple[User, str]:
    """A new person and the one-time password, which is kept only as a hash."""
    check_may(Role(actor.role), Act.MANAGE_ACCOUNTS)
    _check_courts(role, courts)
    if User.objects.filter(username__iexact=username).exists():
        raise WrongState(f"登录名“{username}”已经有人使用，请换一个。")
    password = one_time_password()
    user = create_user(username, name, role, password, actor=actor)
    user.password_is_one_time = True
    user.save(update_fields=["password_is_one_time"])
    set_courts(actor, user, courts)
    return user, password


@transaction.atomic
def first_administrator() -> tuple[User, str] | None:
    """The first 系统管理员 with a one-time password; None where there is somebody already."""
    audit.queue()
    if User.objects.exists():
        return None
    username, name = FIRST
    password = one_time_password()
    user = create_user(username, name, Role.ADMINISTRATOR, password)
    user.password_is_one_time = True
    user.save(update_fields=["password_is_one_time"])
    return user, password


@transaction.atomic
def set_password(user: User, password: str) -> None:
    """A new password for an account made by the installation itself."""
    user.set_password(password)
    user.save(update_fields=["password"])
    audit.record(None, "重设口令", f"user:{user.username}")


@transaction.atomic
def change_password(request: SignedIn, password: str) -> None:
    """A new password chosen by its owner; his sessions elsewhere end, this one goes on."""
    user = request.user
    check_may(Role(user.role), Act.SEE_OWN_ACCOUNT)
    check_password(password, user)
    user.set_password(password)
    user.password_is_one_time = False
    user.save(update_fields=["password", "password_is_one_time"])
    update_session_auth_hash(request, user)
    audit.record(user, "修改口令", f"user:{user.username}")


@transaction.atomic
def refuse_change_of_password(user: User) -> None:
    """Note that somebody with an open session did not know the password, or chose one against the rules."""
    audit.record(user, "修改口令", f"user:{user.username}", success=False)


@transaction.atomic
def reset_password(actor: User, username: str) -> tuple[User, str]:
    """A one-time password for somebody else, whose sessions and lock-out end."""
    user = _other_person(actor, username, "自己的口令请用“修改口令”更改。")
    password = one_time_password()
    user.set_password(password)
    user.password_is_one_time = True
    user.save(update_fields=["password", "password_is_one_time"])
    reset(username=username)
    audit.record(actor, "重设口令", f"user:{username}")
    return user, password


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
    user = _other_person(actor, username, "不能停用自己的账号；请由另一位系统管理员办理。")
    user.is_active = active
    user.save(update_fields=["is_active"])
    audit.record(actor, "启用账号" if active else "停用账号", f"user:{username}")
    return user


@transaction.atomic
def set_duties(actor: User, username: str, role: Role, courts: Collection[Court]) -> User:
    """Another role and other courts for somebody else; in force from his next click."""
    user = _other_person(actor, username, "不能更改自己的角色和法院；请由另一位系统管理员办理。")
    _check_courts(role, courts)
    if user.role != role.value:
        audit.record(actor, "更改角色", f"user:{username}", details={"from": user.role, "to": role.value})
        user.role = role.value
        user.save(update_fields=["role"])
    set_courts(actor, user, courts)
    return user


def person(username: str) -> User:
    """The person who signs in as `username`; NotFound otherwise."""
    found = User.objects.filter(username=username).first()
    if found is None:
        raise NotFound(f"没有登录名为“{username}”的账号，请在人员列表中选择。")
    return found


def _other_person(actor: User, username: str, himself: str) -> User:
    """The locked row of somebody else. `actor` must still be an administrator at work, so one always remains."""
    check_may(Role(actor.role), Act.MANAGE_ACCOUNTS)
    # All administrators are locked in one order: of two who disable each other at the same moment, one comes too late.
    people = User.objects.select_for_update().order_by("pk")
    administrators = {each.pk for each in people.filter(role=Role.ADMINISTRATOR.value, is_active=True)}
    if actor.pk not in administrators:
        raise NotPermitted("您的账号刚刚被停用或更改了角色，不能再办理。请联系另一位系统管理员。")
    user = people.filter(pk=person(username).pk).get()
    if user.pk == actor.pk:
        raise WrongState(himself)
    return user


def _check_courts(role: Role, courts: Collection[Court]) -> None:
    if role is Role.ADMINISTRATOR and courts:
        raise WrongUsage(f"“{LABELS[role]}”不能查看业务数据，因此不关联法院。请取消所选法院，或选择别的角色。")
    if role is not Role.ADMINISTRATOR and not courts:
        raise WrongUsage(f"“{LABELS[role]}”至少要关联一个法院，否则看不到任何内容。请选择法院。")
