"""The `heng` command: one module per command, problems as Chinese messages, one exit code per outcome."""

import sys
import traceback

import typer
from rich.console import Console

from heng.cli import compute, demo, evaluate, explain, import_, records, review, serve
from heng.domain.errors import HengError

COMMANDS = (
    ("demo", demo.demo),
    ("import", import_.import_files),
    ("review", review.review_files),
    ("compute", compute.compute),
    ("explain", explain.explain),
    ("evaluate", evaluate.evaluate),
    ("serve", serve.serve),
)


def build() -> typer.Typer:
    """The command line with all commands."""
    app = typer.Typer(
        name="heng",
        help="衡：法院预算绩效与业务记录的对账系统。",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
    )
    for name, command in COMMANDS:
        app.command(name)(command)
    app.add_typer(records.app, name="records")
    return app


def main() -> None:
    """Run the command line; exit codes: 0 ok, 1 findings or differences, 2 wrong usage, 3 unreadable, 4 internal."""
    try:
        build()()
    except HengError as problem:
        Console(stderr=True, soft_wrap=True, highlight=False).print(f"错误：{problem}", markup=False)
        sys.exit(problem.exit_code)
    except (KeyboardInterrupt, BrokenPipeError):
        sys.exit(130)
    except Exception:
        traceback.print_exc()
        Console(stderr=True, soft_wrap=True, highlight=False).print("内部错误：程序没有按预期完成，未保存任何内容。请把上面的信息交给维护人员。", markup=False)
        sys.exit(4)


if __name__ == "__main__":
    main()
