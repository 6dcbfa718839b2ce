"""A second paper of the year: the self-evaluation of what the first one declares, with one target changed on the way."""

from typing import Any

import pytest

from heng.apps.intake.models import Paper
from tests.apps.conftest import AddPaper


@pytest.fixture
def evaluated(add_paper: AddPaper) -> Paper:
    """The self-evaluation form, whose second target is another one than declared."""
    return add_paper("自评表.txt", weaker, kind="self_evaluation_form")


def weaker(rows: list[dict[str, Any]]) -> None:
    """7,000 instead of 8,000."""
    rows[1].update(value="7000", text="预期实现值为7000个。", whole_period_text=None, actual="7000")
