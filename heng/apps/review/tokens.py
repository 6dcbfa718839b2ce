"""Keys with which programs act as a person: made once, shown once, kept as a digest, revoked at any time."""

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from heng.apps.audit import services as audit
from heng.apps.review.models import ApiToken
from heng.apps.user.models import User
from heng.domain.errors import NotFound, WrongState

PREFIX = "heng_"
MOST_TOKENS = 10
# The moment of use is noted to the minute: not every request is a write.
_NOTED_AGAIN = timedelta(minutes=1)


@transaction.atomic
def make(user: User, name: str) -> tuple[ApiToken, str]:
    """A new key of `user` and its text, which is nowhere else; WrongState beyond MOST_TOKENS in use."""
    User.objects.select_for_update().get(pk=user.pk)
    if ApiToken.objects.filter(user=user, revoked_at=None).count() >= MOST_TOKENS:
        raise WrongState(f"您已有 {MOST_TOKENS} 个在用的密钥。请先停用不再使用的，再新建。")
    text = PREFIX + secrets.token_urlsafe(32)
    token = ApiToken.objects.create(user=user, name=name.strip(), digest=_digest(text))
    audit.record(user, "新建接口密钥", f"token:{token.pk}", details={"name": token.name})
    return token, text


@transaction.atomic
def revoke(user: User, number: int) -> ApiToken:
    """End the use of one of one's own keys; NotFound for any other."""
    token = ApiToken.objects.select_for_update().filter(pk=number, user=user).first()
    if token is None:
        raise NotFound("没有找到这个密钥。请从“接口密钥”页面进入。")
    if token.revoked_at is None:
        token.revoked_at = timezone.now()
        token.save(update_fields=["revoked_at"])
        audit.record(user, "停用接口密钥", f"token:{token.pk}", details={"name": token.name})
    return token


def user_of(text: str) -> User | None:
    """Whose key this is; None for one that is unknown or revoked, of a person who is disabled or has yet to choose a
    password."""
    token = ApiToken.objects.select_related("user").filter(digest=_digest(text), revoked_at=None).first()
    if token is None or not token.user.is_active or token.user.password_is_one_time:
        return None
    now = timezone.now()
    old = Q(used_at=None) | Q(used_at__lt=now - _NOTED_AGAIN)
    ApiToken.objects.filter(old, pk=token.pk).update(used_at=now)
    return token.user


def _digest(text: str) -> str:
    """The key is random and long, so that one round of hashing is enough."""
    return hashlib.sha256(text.encode()).hexdigest()
