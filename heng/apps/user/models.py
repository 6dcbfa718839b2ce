"""The people who use the system."""

from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils import timezone

from heng.domain.workflow.role import LABELS, Role


class UserQuerySet(BaseUserManager["User"]):
    """Finds people by the name they sign in with."""

    def get_by_natural_key(self, username: str | None) -> "User":
        """The person who signs in as `username`."""
        return self.get(username=username)


class User(AbstractBaseUser):
    """A person: sign-in name, the name colleagues know, one role. Courts come by membership (organisation)."""

    username = models.CharField("登录名", max_length=40, unique=True)
    name = models.CharField("姓名", max_length=40)
    role = models.CharField("角色", max_length=20, choices=[(role.value, label) for role, label in LABELS.items()])
    is_active = models.BooleanField("启用", default=True)
    password_is_one_time = models.BooleanField("口令须修改", default=False)
    created_at = models.DateTimeField("建立时间", default=timezone.now)

    objects: ClassVar[UserQuerySet] = UserQuerySet()

    USERNAME_FIELD = "username"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name", "role"]

    class Meta:
        ordering = ("username",)
        constraints: ClassVar = [
            models.CheckConstraint(condition=models.Q(role__in=[role.value for role in Role]), name="role_is_known")
        ]

    def __str__(self) -> str:
        return f"{self.name}（{self.username}）"

    @property
    def role_label(self) -> str:
        """The role in Chinese."""
        return LABELS[Role(self.role)]
