"""The rulebook's time limits: complete rows, and the version of the filing day."""

from datetime import date

import pytest

from heng.domain.deadline.time_limit import limit_in_force
from heng.domain.errors import WrongUsage
from heng.rulebook.loader import source_title
from heng.rulebook.time_limits import time_limits
from heng.rulebook.working_days import is_working_day


@pytest.mark.parametrize(
    ("kind", "filed_on", "months", "days"),
    [
        (("civil", "first", "ordinary"), date(2022, 6, 1), 6, 0),
        (("civil", "first", "summary"), date(2022, 6, 1), 3, 0),
        (("civil", "first", "small_claims"), date(2021, 12, 31), 3, 0),
        (("civil", "first", "small_claims"), date(2022, 1, 1), 2, 0),
        (("criminal", "first", "ordinary"), date(2012, 12, 31), 1, 15),
        (("criminal", "first", "ordinary"), date(2013, 1, 1), 3, 0),
        (("admin", "first", "ordinary"), date(2015, 4, 30), 3, 0),
        (("admin", "first", "ordinary"), date(2015, 5, 1), 6, 0),
        (("admin", "first", "summary"), date(2022, 6, 1), 0, 45),
        (("enforcement", "enforcement", ""), date(2022, 6, 1), 6, 0),
        (("civil", "retrial_review", "special"), date(2022, 6, 1), 3, 0),
    ],
)
def test_the_filing_day_chooses_the_version(kind, filed_on, months, days):
    limit = limit_in_force(time_limits(), kind[0], kind[1], kind[2], filed_on)
    assert limit is not None
    assert (limit.months, limit.days) == (months, days)


def test_variants_are_limits_of_their_own():
    foreign = limit_in_force(time_limits(), "civil", "first", "ordinary", date(2022, 1, 1), "foreign")
    ruling = limit_in_force(time_limits(), "civil", "second", "ordinary", date(2022, 1, 1), "ruling")
    assert foreign is not None
    assert not foreign.has_limit
    assert ruling is not None
    assert ruling.days == 30


def test_a_procedure_that_did_not_exist_yet_has_no_limit_row():
    assert limit_in_force(time_limits(), "criminal", "first", "criminal_speedy", date(2018, 10, 25)) is None


def test_every_row_says_how_long_or_that_there_is_none_and_where_that_stands():
    for limit in time_limits():
        assert limit.has_limit == bool(limit.months or limit.days), limit.slug
        assert limit.article
        assert source_title(limit.source)
        assert limit.certainty in {"confirmed", "memory"}
    assert len({limit.slug for limit in time_limits()}) == len(time_limits())


def test_a_year_without_a_published_holiday_plan_is_refused_not_guessed():
    with pytest.raises(WrongUsage, match="2003年的法定节假日安排"):
        is_working_day(date(2003, 1, 4))
