"""`heng serve`: the web application on this machine."""

import os
import socket
from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from collections.abc import Callable

HOST, PORT, TRIES, THREADS = "127.0.0.1", 8000, 20, 8


def serve(
    host: Annotated[str, typer.Option(help="监听地址；默认只允许本机访问。")] = HOST,
    port: Annotated[int, typer.Option(min=1, max=65535, help="端口；被占用时用下一个空闲端口。")] = PORT,
) -> None:
    """启动网页应用（按 Ctrl+C 结束）。"""
    set_up()
    from django.core.management import call_command

    call_command("check", fail_level="ERROR", verbosity=0)
    call_command("migrate", verbosity=0, interactive=False)
    run(host, port, lambda address: typer.echo(f"衡已启动：{address}（按 Ctrl+C 结束）", err=True))


def set_up() -> None:
    """Make Django ready with the settings of this installation."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "heng.config.settings")
    import django

    django.setup()


def run(host: str, port: int, announce: "Callable[[str], None]") -> None:
    """Serve until interrupted; `announce` is told the address once the port is taken."""
    from django.core.wsgi import get_wsgi_application
    from waitress import create_server

    application = get_wsgi_application()
    listening = free_socket(host, port)
    server = create_server(
        application, sockets=[listening], threads=THREADS, ident="heng", clear_untrusted_proxy_headers=True
    )
    announce(f"http://{host}:{listening.getsockname()[1]}/")
    with closing(server):
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
