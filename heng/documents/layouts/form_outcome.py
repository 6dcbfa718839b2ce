"""What the lines of a form typed as plain text say of its outcome: spending, points of execution, total score, grade."""

from dataclasses import dataclass, field
from decimal import Decimal

from heng.documents.layouts.amount_cells import amount, bracketed_unit, points
from heng.documents.layouts.form_lines import FormLine
from heng.documents.layouts.grades import GRADE, grade
from heng.documents.layouts.headings import heading, plain
from heng.documents.layouts.outcome import TOTAL_SCORE
from heng.domain.target.declaration import Statement
from heng.rulebook.loader import read


@dataclass(slots=True)
class FormOutcome:
    """The outcome while lines are read; `money` in yuan by initial and executed."""

    money: dict[str, Decimal] = field(default_factory=dict)
    statements: list[Statement] = field(default_factory=list)
    is_scored: bool = False

    def take(self, line: FormLine, unit: str) -> bool:
        """Read a labelled line; whether it was one of these. Amounts without a unit of their own are in `unit`."""
        label, value = line.parts
        column = heading("execution", label)
        figure = amount(value, bracketed_unit(label) or unit) if column in ("initial", "executed") else None
        if column and figure is not None:
            self.money[column] = figure
            return True
        return column == "rate" or self._state(label, value, line)

    def _state(self, label: str, value: str, line: FormLine) -> bool:
        rules, text = read("reading/self_evaluation.toml"), f"{label}：{value}"
        score = points(value)
        if plain(label) in rules["total_scores"] and score is not None:
            self.statements.append(Statement(TOTAL_SCORE, f"{score:f}", "分", text, line.where))
            return True
        if plain(label) in rules["grade_labels"] and GRADE.fullmatch(value.strip()):
            self.statements.append(grade(value, text, line.where))
            return True
        return False

    def is_stated(self) -> bool:
        """Whether the form says anything of its outcome, and so is a self-evaluation."""
        return self.is_scored or "executed" in self.money or bool(self.statements)
