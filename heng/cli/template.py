"""`heng template`: an official form to be filled in and loaded again."""

from pathlib import Path
from typing import Annotated

import typer

from heng.documents.writers.template_kind import TemplateKind


def template(
    kind: Annotated[
        TemplateKind,
        typer.Argument(
            help="表的种类：" + "；".join(f"{kind.value} {kind.label}" for kind in TemplateKind) + "。",
            show_default=False,
        ),
    ],
    unit: Annotated[str, typer.Option("--unit", help="填报单位名称。", show_default=False)],
    year: Annotated[int, typer.Option("--year", min=2000, max=2099, help="预算年度。", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", help="存为这个 xlsx 文件。", show_default=False)],
    profile: Annotated[str, typer.Option("--profile", help="地区口径（决定有无权重栏及合计）。")] = "central",
) -> None:
    """下载官方表式：填写后用 heng import 读取，逐格还原。"""
    from heng.documents.writers.template_workbook import blank_template
    from heng.domain.errors import WrongUsage

    data = blank_template(kind, unit.strip(), year, profile)
    try:
        output.write_bytes(data)
    except OSError as problem:
        raise WrongUsage(f"“{output}”不能写入（{problem.strerror}）。请检查路径和权限。") from problem
    print(f"已存为 {output}：{year}年度{kind.label}，{unit}。")
