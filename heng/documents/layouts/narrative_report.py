"""Reports in running text: the narrative self-evaluation report, read as the statements that its sentences make."""

import re
from collections.abc import Sequence

from heng.documents.content import Content, Line
from heng.documents.layouts.announce import announce
from heng.documents.layouts.passage import unbroken
from heng.documents.layouts.statements import statements
from heng.domain.target.declaration import Document, DocumentKind, Unit
from heng.rulebook import loader

POSSIBLE = 60
_TITLE_LINES = 12
_LONGEST_TITLE = 60
_YEAR = re.compile(r"(20\d{2})\s*年(?!\d{1,2}月)")
_UNIT = re.compile(
    r"(?:20\d{2}年度?)?(?P<unit>.*?)(?:关于)?(?:20\d{2}年度?)?(?:市级|省级|区级|本级)?(?:部门|单位|项目|整体|财政|预算|支出|专项|绩效|自评).*"
)
_LABELLED = re.compile(
    r"(?:(?:预算|填报|自评|评价)?(?:部门|单位)(?:名称)?(?:[（(]\S{1,4}[）)])?[：:])?(?P<unit>[\u4e00-\u9fff]{2,30})"
)


def recognise(content: Content) -> int:
    """Possible where one of the first lines is the title of a report on (self-)evaluation."""
    if content.kind not in ("text", "docx", "pdf"):
        return 0
    return POSSIBLE if _title(content.lines) else 0


def read(content: Content, file: str, sha256: str) -> Document:
    """The report in `content`: whose it is, for which year, and every figure that it states."""
    title = _title(content.lines) or content.lines[0]
    top = [unbroken(line.text) for line in (title, *_first(content.lines))]
    year = next((match for text in top if (match := _YEAR.search(text))), None)
    name = _unit(top)
    found = statements(_after(content.lines, title))
    findings = [] if year else [announce("I10", file, title.where)]
    findings += [] if name else [announce("I43", file, title.where, what="单位名称")]
    findings += [] if found else [announce("I43", file, title.where, what="任何数字")]
    return Document(
        file,
        sha256,
        DocumentKind.SELF_EVALUATION_REPORT,
        int(year[1]) if year else None,
        units=(Unit(name, title.where),) if name else (),
        statements=found,
        findings=tuple(findings),
    )


def _first(lines: Sequence[Line]) -> list[Line]:
    """The short lines among the first of the paper: title, cover and first headings."""
    first = [line for line in lines if line.text.strip()][:_TITLE_LINES]
    return [line for line in first if len(line.text.strip()) <= _LONGEST_TITLE]


def _title(lines: Sequence[Line]) -> Line | None:
    titles = loader.read("reading/statements.toml")["report_titles"]
    return next((line for line in _first(lines) if any(title in unbroken(line.text) for title in titles)), None)


def _unit(top: Sequence[str]) -> str:
    """The unit in the title or, failing that, on a line of its own on the cover; blank where neither names one."""
    in_title = _UNIT.fullmatch(top[0])
    if in_title and in_title["unit"]:
        return in_title["unit"].strip("《“” ")
    endings = tuple(loader.read("reading/statements.toml")["unit_endings"])
    named = (found["unit"] for text in top[1:] if (found := _LABELLED.fullmatch(text)))
    return next((name for name in named if name.endswith(endings)), "")


def _after(lines: Sequence[Line], title: Line) -> Sequence[Line]:
    return lines[lines.index(title) + 1 :]
