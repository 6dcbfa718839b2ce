"""Checks of the settings, run by Django before it serves: each says what is wrong and what to do."""

import os
from typing import Any

from django.conf import settings
from django.core import checks
from django.core.checks import CheckMessage, Error

LOCAL = {"127.0.0.1", "localhost", "[::1]", "testserver"}


def frontend_is_installed(**_: Any) -> list[CheckMessage]:
    """The style sheets and scripts that pages refer to are there."""
    if len(settings.STATICFILES_DIRS) == 4:
        return []
    return [
        Error(
            f"在 {settings.FRONTEND} 没有找到页面所需的样式和脚本。",
            hint="在 frontend/ 目录运行 npm ci，或用 HENG_FRONTEND 指向已安装的 node_modules。",
            id="heng.E001",
        )
    ]


def home_can_be_written(**_: Any) -> list[CheckMessage]:
    """The data folder can be written to."""
    if os.access(settings.HOME, os.W_OK):
        return []
    return [Error(f"数据目录 {settings.HOME} 不能写入。", hint="用 HENG_HOME 指定可写入的目录。", id="heng.E002")]


def limits_make_sense(**_: Any) -> list[CheckMessage]:
    """Upload size and idle time are above zero."""
    values = {
        "HENG_UPLOAD_MIB": settings.UPLOAD_LIMIT_MIB,
        "HENG_UPLOAD_FILES": settings.UPLOAD_LIMIT_FILES,
        "HENG_IDLE_MINUTES": settings.SESSION_COOKIE_AGE,
    }
    return [Error(f"{name} 应大于 0。", id="heng.E003") for name, value in values.items() if value <= 0]


def strangers_need_https(**_: Any) -> list[CheckMessage]:
    """An application that others can reach is served over HTTPS."""
    others = [host for host in settings.ALLOWED_HOSTS if host not in LOCAL]
    if settings.HTTPS or not others:
        return []
    return [
        checks.Warning(
            f"本应用可从其他机器访问（{'、'.join(others)}），但没有启用 HTTPS，口令会以明文传输。",
            hint="在前面设置 HTTPS 代理，并设 HENG_HTTPS=1 和 HENG_BEHIND_PROXY=1。",
            id="heng.W001",
        )
    ]


CHECKS = (frontend_is_installed, home_can_be_written, limits_make_sense, strangers_need_https)
