"""What was wrong with a command line, in Chinese (the library speaks English)."""

from typing import cast

import typer

UsageProblem = cast("type[Exception]", typer.BadParameter.__mro__[1])
# class of the library's problem → sentence; {what} is the option or argument, {said} the library's own words
_SENTENCES = {
    "MissingParameter": "缺少{what}",
    "NoSuchOption": "没有选项 {what}",
    "BadParameter": "{what}的取值不对：{said}",
    "BadOptionUsage": "选项 {what}的用法不对：{said}",
}


def sentence(problem: Exception) -> str:
    """What is wrong and where to look it up."""
    pattern = _SENTENCES.get(type(problem).__name__, "命令写法不对：{said}")
    context = getattr(problem, "ctx", None)
    path = context.command_path if context else "heng"
    return pattern.format(what=_what(problem), said=getattr(problem, "message", "")) + f"。用 {path} --help 查看用法。"


def _what(problem: Exception) -> str:
    parameter = getattr(problem, "param", None)
    if parameter is None:
        return str(getattr(problem, "option_name", "") or getattr(problem, "param_hint", "") or "参数")
    names = [name for name in parameter.opts if name.startswith("-")]
    return f"选项 {names[-1]}" if names else f"参数 {str(parameter.name).upper()}"
