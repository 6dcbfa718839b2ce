"""Working days by the State Council's published holiday plans (through chinesecalendar)."""

from datetime import date

import chinese_calendar

from heng.domain.errors import WrongUsage


def is_working_day(day: date) -> bool:
    """Whether `day` is a working day, moved working weekends included.

    Raises WrongUsage for years whose plan is not known: a holiday is never guessed.
    """
    try:
        working: bool = chinese_calendar.is_workday(day)
    except NotImplementedError as unknown:
        raise WrongUsage(
            f"没有{day.year}年的法定节假日安排，无法判断{day}是否工作日。请在国务院公布该年安排后更新 chinesecalendar，或关闭“届满日遇节假日顺延”。"
        ) from unknown
    return working
