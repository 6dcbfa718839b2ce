"""Fitting a paper by hand: what a choice would read, keeping it as a mapping, and reading the paper again by it."""

from dataclasses import dataclass

from heng.apps.intake.models import Paper
from heng.apps.intake.services import paper_of, reread
from heng.apps.mapping import services as mappings
from heng.apps.mapping.models import MappingVersion
from heng.apps.user.models import User
from heng.documents.content import Content
from heng.documents.layouts.rows import Row
from heng.documents.mapping.apply import grid_rows
from heng.documents.mapping.draft import Choice, drafted
from heng.documents.mapping.stored import content_from_json
from heng.documents.read import interpret
from heng.domain.errors import NotFound, WrongState
from heng.domain.target.declaration import Document
from heng.domain.workflow.permissions import Act

UNMAPPED = "这份文件里没有表格，只有文字，不能按栏目对应。请上传原始的 Excel、Word 或网页文件。"


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a paper, with its number (from 1) and the titles of all its tables."""

    paper: Paper
    content: Content
    number: int
    rows: tuple[Row, ...]
    titles: tuple[str, ...]


def table_of(user: User, paper: int, number: int) -> Table:
    """The table `number` of a paper that `user` may map; NotFound for what there is not."""
    found = paper_of(user, paper, Act.MAP_COLUMNS)
    content = content_from_json(found.original)
    if not content.grids:
        raise NotFound(UNMAPPED)
    if not 1 <= number <= len(content.grids):
        raise NotFound(f"这份文件只有 {len(content.grids)} 张表，没有第 {number} 张。请从页面上的标签选择。")
    titles = tuple(grid.title or f"表{place}" for place, grid in enumerate(content.grids, 1))
    return Table(found, content, number, grid_rows(content.grids[number - 1]), titles)


def previewed(table: Table, choice: Choice) -> Document:
    """What the paper would be, read by `choice`; WrongUsage, saying what to change, where it cannot be."""
    mapping = drafted(table.rows, choice, "（预览）")
    return interpret(table.content, table.paper.file_name, table.paper.sha256, (mapping,))


def fit_paper(user: User, table: Table, choice: Choice, name: str) -> MappingVersion:
    """Keep `choice` as a mapping of the court and read the paper again by it.

    Raises WrongState for a confirmed paper before anything is kept; UnreadableInput where the file cannot be read
    again, with the mapping kept.
    """
    if table.paper.is_confirmed:
        raise WrongState("这份文件已经确认，不能重新读取。请先在文件页面撤回，再手工对应栏目。")
    version = mappings.keep(user, table.paper.court, drafted(table.rows, choice, name))
    reread(user, table.paper, f"按栏目对应“{version.mapping.name}”读取")
    return version
