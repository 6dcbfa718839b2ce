"""The `heng` command: one module per command, problems as Chinese messages, one exit code per outcome."""

import os
import sys
import traceback

import typer
from rich.console import Console
from typer.main import get_command

from heng.cli import compute, demo, evaluate, explain, import_, records, review, serve, template
from heng.cli.wrong_usage import UsageProblem, sentence
from heng.domain.errors import HengError, WrongUsage

COMMANDS = (
    ("demo", demo.demo),
    ("import", import_.import_files),
    ("review", review.review_files),
    ("template", template.template),
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
        code = get_command(build()).main(prog_name="heng", standalone_mode=False)
    except HengError as problem:
        _say(f"错误：{problem}")
        code = problem.exit_code
    except UsageProblem as problem:
        _say(f"错误：{sentence(problem)}")
        code = WrongUsage.exit_code
    except (KeyboardInterrupt, typer.Abort):
        code = 130
    except BrokenPipeError:
        # The reader of our output has left; closing what is still buffered must not complain either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1
    except Exception:
        traceback.print_exc()
        _say("内部错误：程序没有按预期完成，未保存任何内容。请把上面的信息交给维护人员。")
        code = HengError.exit_code
    sys.exit(code)


def _say(message: str) -> None:
    Console(stderr=True, soft_wrap=True, highlight=False).print(message, markup=False)


if __name__ == "__main__":
    main()
