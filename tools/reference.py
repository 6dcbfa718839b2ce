"""Reference documents generated from code and rulebook; `--check` fails when a committed page is not what the code says."""

import inspect
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

from heng.rulebook import loader
from tools import review_pages

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs" / "reference"
GENERATED = "<!-- 由 `make docs` 生成，请勿手改。 -->\n\n"
CERTAINTY = {
    "confirmed": "已核",
    "confirmed-local": "已核（地方）",
    "secondary": "转述",
    "memory": "待核",
    "seed": "公开文件所印",
    "proposal": "建议口径",
    "open": "待定",
}


def table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> str:
    """A Markdown table; bars and line breaks in cells are made harmless."""
    heads = list(head)
    lines = [heads, ["---"] * len(heads), *rows]
    return "\n".join(
        "| " + " | ".join(str(cell).replace("|", "\\|").replace("\n", " ") for cell in line) + " |" for line in lines
    )


def indicators() -> str:
    """All indicator definitions by topic."""
    from heng.rulebook.indicators import load_definitions

    rows = sorted(
        (
            d.topic,
            d.slug,
            d.name,
            "、".join(d.aliases),
            d.unit,
            d.formula,
            loader.source_title(d.source),
            CERTAINTY.get(d.certainty, d.certainty),
        )
        for d in load_definitions()
    )
    return "# 指标定义\n\n" + table(("主题", "slug", "名称", "别名", "单位", "公式", "依据", "确定性"), rows)


def announcements() -> str:
    """Everything that reading announces, by code; braces are filled with what was found."""
    from heng.documents.layouts.announce import TEXTS
    from heng.documents.readers.announce import TEXTS as OF_READERS

    words = {"error": "错误", "warning": "警告", "hint": "提示"}
    rows = (
        (code, words[severity.value], message, fix)
        for code, (severity, message, fix) in sorted((OF_READERS | TEXTS).items())
    )
    return "# 读取时说明的事项\n\n" + table(("代码", "级别", "说明", "怎么办"), rows)


def contracts() -> str:
    """All record contracts, field by field."""
    from heng.rulebook.contracts import entities, load_contract

    parts = ["# 记录契约"]
    for contract in map(load_contract, entities()):
        rows = (
            (
                f.name,
                f.label,
                f.type.value,
                "是" if f.required else "",
                "、".join(f"{v} {label}" for v, label in f.values),
            )
            for f in contract.fields
        )
        parts.append(
            f"## {contract.label} `{contract.entity}`\n\n来源系统：{contract.system}；主键：{', '.join(contract.key)}"
        )
        parts.append(table(("字段", "名称", "类型", "必填", "取值"), rows))
    return "\n\n".join(parts)


def sources() -> str:
    """All sources with their certainty."""
    rows = (
        (slug, entry["title"], CERTAINTY[entry["certainty"]], entry.get("note", ""))
        for slug, entry in loader.read("sources.toml").items()
    )
    return "# 依据\n\n" + table(("编号", "标题", "确定性", "说明"), rows)


def commands() -> str:
    """All commands with their parameters, from the command line itself."""
    from typer.main import get_command

    from heng.cli.__main__ import build

    parts = ["# 命令"]
    root = get_command(build())
    for name, command in sorted(getattr(root, "commands", {}).items()):
        for label, leaf in sorted(getattr(command, "commands", {}).items()) or [("", command)]:
            rows = [
                (" ".join(p.opts) if p.opts[0].startswith("-") else p.name.upper(), getattr(p, "help", "") or "")
                for p in leaf.params
            ]
            parts.append(f"## heng {name} {label}".rstrip() + f"\n\n{inspect.cleandoc(leaf.help or '')}")
            parts.append(table(("参数", "说明"), rows))
    return "\n\n".join(parts)


PAGES: dict[str, Callable[[], str]] = {
    "indicators.md": indicators,
    "review-rules.md": review_pages.overview,
    "announcements.md": announcements,
    "contracts.md": contracts,
    "sources.md": sources,
    "commands.md": commands,
}


def main() -> int:
    """Write the pages, or with --check name those that differ; 1 when one does."""
    stale = []
    written = {name: page() for name, page in PAGES.items()} | review_pages.pages()
    for name, page in written.items():
        text, path = GENERATED + page + "\n", FOLDER / name
        if not path.exists() or path.read_text("utf-8") != text:
            stale.append(name)
            if "--check" not in sys.argv:
                path.parent.mkdir(exist_ok=True)
                path.write_text(text, "utf-8")
    if "--check" in sys.argv and stale:
        print("docs/reference is not what the code says; run `make docs`: " + ", ".join(stale))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
