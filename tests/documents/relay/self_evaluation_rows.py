"""What all self-evaluation forms share: their money by source, their indicators under merged levels, their total."""

from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from tests.documents.relay.declaration import Aim, Venture, Whole
from tests.documents.relay.sheet import Put

Row = tuple[Put, ...]
AimCells = Callable[[Aim], Sequence[str]]
DASH = "—"


def scored(owner: Venture | Whole) -> Decimal:
    """The sum of all points that the form of `owner` prints, execution included."""
    own = (owner.execution_score,) if isinstance(owner, Venture) else ()
    return sum((Decimal(text) for text in (*own, *(aim.score for aim in owner.aims)) if text), Decimal(0))


def named(project: Venture) -> str:
    """The name of a project as platforms print it, with its code before it."""
    return f"{project.code}-{project.name}" if project.code else project.name


def execution_rows(project: Venture, printed: Callable[[Decimal | None], str]) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield "年度资金总额", money_cells(printed, project, project.amounts.total, True)
    for label, source in (
        ("其中：当年财政拨款", "fiscal_appropriation"),
        ("上年结转资金", "carryover"),
        ("其他资金", "other_funds"),
    ):
        yield label, money_cells(printed, project, getattr(project.amounts, source), False)


def money_cells(
    printed: Callable[[Decimal | None], str], project: Venture, amount: Decimal | None, total: bool
) -> tuple[str, str, str, str, str, str]:
    initial = project.initial if total else amount
    executed = project.executed if total else amount
    weight, score = (project.execution_weight, project.execution_score) if total else (DASH, DASH)
    return printed(initial), printed(amount), printed(executed), weight, rate(executed, amount), score


def rate(executed: Decimal | None, budget: Decimal | None) -> str:
    return f"{executed / budget * 100:.2f}%" if executed is not None and budget else ""


def decimal(points: str) -> str:
    return f"{Decimal(points):.2f}" if points else ""


def levelled(
    aims: Sequence[Aim], cells: AimCells, *, points: bool = False, numbered: bool = False, repeated: bool = False
) -> Iterator[Row]:
    """Rows of indicators under their levels, merged downwards or (`repeated`) printed in every row."""
    for category, of_first in groupby(aims, key=lambda aim: aim.category):
        group = list(of_first)
        seconds = [(name, list(rows)) for name, rows in groupby(group, key=lambda aim: aim.subcategory)]
        blanks = len(seconds) if numbered else 0
        first = f"{category}\n（{sum(Decimal(aim.weight or 0) for aim in group)}分）" if points else category
        started = False
        for name, rows in seconds:
            for number, aim in enumerate(rows, 1):
                row: list[Put] = []
                if repeated:
                    row += [Put(category), Put(name)]
                else:
                    row += [] if started else [Put(first, 1, len(group) + blanks)]
                    row += [Put(name, 1, len(rows) + (1 if numbered else 0))] if number == 1 else []
                started = True
                title = f"指标{number}：{aim.name}" if numbered else aim.name
                yield (*row, Put(title), *map(Put, cells(aim)))
            if numbered:
                yield (Put("……"), *(Put("") for _ in cells(rows[0])))
