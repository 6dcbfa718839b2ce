"""`heng serve`: the web application on this machine."""

import json
import os
import socket
import sys
from contextlib import closing
from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable


class Format(StrEnum):
    """How the address is printed."""

    TEXT = "text"
    JSON = "json"


HOST, PORT, TRIES, THREADS = "127.0.0.1", 8000, 20, 8


def serve(
    host: Annotated[str, typer.Option(help="监听地址；默认只允许本机访问。")] = HOST,
    port: Annotated[int, typer.Option(min=1, max=65535, help="端口；被占用时用下一个空闲端口。")] = PORT,
    form: Annotated[Format, typer.Option("--format", help="输出格式")] = Format.TEXT,
) -> None:
    """启动网页应用（按 Ctrl+C 结束）；还没有任何人员时，建立第一个系统管理员账号。"""
    set_up()
    from django.core.management import call_command

    call_command("check", fail_level="ERROR", verbosity=0, stdout=sys.stderr)
    call_command("migrate", verbosity=0, interactive=False)
    run(host, port, lambda address: _announce(address, form))


def set_up() -> None:
    """Make Django ready with the settings of this installation."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heng.config.settings")
    import django

    django.setup()


def run(host: str, port: int, announce: "Callable[[str], None]") -> None:
    """Serve until interrupted; `announce` is told the address once the port is taken."""
    from django.core.wsgi import get_wsgi_application
    from waitress import create_server

    from heng.apps.workbench.work import working

    application = get_wsgi_application()
    listening = free_socket(host, port)
    server = create_server(
        application, sockets=[listening], threads=THREADS, ident="heng", clear_untrusted_proxy_headers=True
    )
    announce(f"http://{host}:{listening.getsockname()[1]}/")
    with closing(server), working():
        server.run()


def free_socket(host: str, port: int) -> socket.socket:
    """A socket bound to `port`, or to the next free one; WrongUsage when twenty in a row are taken."""
    from heng.domain.errors import WrongUsage

    for candidate in range(port, min(port + TRIES, 65536)):
        tried = socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM)
        tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            tried.bind((host, candidate))
        except OSError:
            tried.close()
            continue
        return tried
    raise WrongUsage(
        f"{host} 的端口 {port} 至 {port + TRIES - 1} 都不能使用。请用 --port 指定空闲端口，并核对 --host。"
    )


def _announce(address: str, form: Format) -> None:
    from heng.apps.accounts.services import first_administrator

    # Only now, with the port taken: a password that is shown once must not be made for a start that fails.
    first = first_administrator()
    if form is Format.JSON:
        account = first and {
            "username": first[0].username,
            "name": first[0].name,
            "role": first[0].role_label,
            "password": first[1],
        }
        typer.echo(json.dumps({"address": address, "first_account": account}, ensure_ascii=False))
        return
    if first:
        user, password = first
        typer.echo(
            f"这是第一次启动，已建立{user.role_label}账号（口令只显示这一次，首次登录必须修改）：\n"
            f"  登录名\t{user.username}\n  口令\t{password}\n"
        )
    typer.echo(f"衡已启动：{address}（按 Ctrl+C 结束）")
