"""What Excel shows of a number."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.documents.readers.number_format import general, shown, shown_text


@pytest.mark.parametrize(
    ("number", "code", "text"),
    [
        ("0.95", "0%", "95%"),
        ("0.9966", "0.00%", "99.66%"),
        ("1", "0%", "100%"),
        ("13192.83", "#,##0.00", "13,192.83"),
        ("7603.4", "#,##0.00_ ;[Red]-#,##0.00\\ ", "7,603.40"),
        ("-5", "#,##0.00;(#,##0.00)", "(5.00)"),
        ("-5", "0.0", "-5.0"),
        ("0", '0;-0;"—"', "—"),
        ("0", "0;-0;;@", ""),
        ("95", '"≥"0"%"', "≥95%"),
        ("3", '0"件"', "3件"),
        ("12", 'General"人"', "12人"),
        ("5000", "@", "5000"),
        ("1234567", "#,##0,", "1,235"),
        ("0.5", "#.00", ".50"),
        ("2.5", "0.##", "2.5"),
        ("2", "0.##", "2"),
        ("7", "000", "007"),
        ("100", "[$¥-804]#,##0.00", "¥100.00"),
        ("0.125", "0.00", "0.13"),
        ("45366", "yyyy/m/d", "2024/3/15"),
        ("45366", 'yyyy"年"m"月"d"日"', "2024年3月15日"),
        ("45366", "yyyy\\-mm\\-dd", "2024-03-15"),
        ("45366.5", "yyyy/m/d h:mm", "2024/3/15 12:00"),
        ("45366", '[$-804]yyyy"年"m"月";@', "2024年3月"),
        ("59", "yyyy/m/d", "1900/2/28"),
        ("-1", "yyyy/m/d", "-1"),
        ("0.5", "# ?/?", "0.5"),
        ("12345678901", "0.00E+00", "12345678901"),
        ("131928300", '0!.0000"万元"', "13192.8300万元"),
        ("12345", "0!.0,", "1.2"),
        ("5", "0!.0,", "0.0"),
        ("75512345678", "000-00000000", "755-12345678"),
        ("120", "[DBNum1]General", "一百二十"),
        ("10305", "[DBNum2]General", "壹万零叁佰零伍"),
        ("45366", '[DBNum1]yyyy"年"m"月"', "二〇二四年三月"),
        ("15000", '[>=10000]0.0,"千";0"元"', "15.0千"),
        ("9", '[>=10000]0.0,"千";0"元"', "9元"),
        ("1", '[=1]"是";[=0]"否";General', "是"),
        ("0", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "0"),
        ("-5", '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ ', "-5.00"),
        ("1.5", "[h]:mm", "36:00"),
        ("95", '"不低于"General"%"', "不低于95%"),
        ("-0.001", "0.00", "0.00"),
        ("45366", "e/m/d", "2024/3/15"),
    ],
)
def test_a_number_is_shown_as_the_clerk_sees_it(number, code, text):
    assert shown(Decimal(number), code) == text


@pytest.mark.parametrize(
    ("text", "code", "seen"),
    [("优", '@"等级"', "优等级"), ("优", "@", "优"), ("优", '0;-0;;"≥"@', "≥优"), ("优", "0.00", "优")],
)
def test_a_text_is_shown_with_the_literals_of_its_section(text, code, seen):
    assert shown_text(text, code) == seen


def test_a_workbook_that_counts_days_from_1904_shows_the_same_day():
    assert shown(Decimal(45366 - 1462), "yyyy/m/d", epoch_1904=True) == "2024/3/15"


@pytest.mark.parametrize(
    ("number", "text"), [("0.30000000000000004", "0.3"), ("1E+3", "1000"), ("5.40", "5.4"), ("0", "0")]
)
def test_a_number_without_format_is_shown_plainly(number, text):
    assert general(Decimal(number)) == text


@given(st.integers(-(10**12), 10**12), st.sampled_from(["0.00", "#,##0.00", "General", "0", "@"]))
def test_whole_numbers_keep_their_value_under_every_plain_format(number, code):
    assert Decimal(shown(Decimal(number), code).replace(",", "")) == number
