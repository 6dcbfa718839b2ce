"""What the review must find in five published papers, and what it must not blame on them."""

from functools import cache
from pathlib import Path

import pytest

from heng.documents.read import read_document
from heng.domain.finding import Certainty, Finding, Severity
from heng.domain.review.review import review
from heng.rulebook.profiles import load_profile, profile_for

Found = tuple[Finding, ...]


@cache
def reviewed(seeds: Path, number: str, profile: str) -> Found:
    (path,) = seeds.glob(f"{number}_*.txt")
    document = read_document(path)
    assert profile_for(document) == profile
    return review(document, load_profile(profile))


def said(found: Found, rule: str, *words: str) -> bool:
    return any(
        finding.rule == rule and all(word in f"{finding.subject}{finding.message}" for word in words)
        for finding in found
    )


def count(found: Found, rule: str) -> int:
    return sum(finding.rule == rule for finding in found)


@pytest.fixture
def budget_book(seeds: Path) -> Found:
    return reviewed(seeds, "004", "sichuan")


@pytest.fixture
def internet_court_targets(seeds: Path) -> Found:
    return reviewed(seeds, "001", "guangdong")


@pytest.fixture
def intermediate_court_targets(seeds: Path) -> Found:
    return reviewed(seeds, "002", "guangdong")


@pytest.fixture
def department_form(seeds: Path) -> Found:
    return reviewed(seeds, "000", "guangdong")


def test_the_budget_book_has_a_time_limit_with_the_wrong_sign_and_no_other(budget_book: Found) -> None:
    assert said(budget_book, "R20", "案件调解时效", "≥30工作日")
    assert count(budget_book, "R20") == 1


def test_the_budget_book_has_cost_caps_above_the_budget(budget_book: Found) -> None:
    assert said(budget_book, "R40", "195.00万元", "86.00万元", "109.00万元")
    assert said(budget_book, "R40", "800.00万元", "450.00万元")
    assert count(budget_book, "R40") == 2
    assert said(budget_book, "R43", "2318.52万元", "695.56万元")
    assert said(budget_book, "R43", "2761.90万元", "828.57万元")
    assert said(budget_book, "R43", "299.54万元", "100.00万元")
    assert said(budget_book, "R41", "450.00+225.00+341.00=1016.00", "701.00万元")
    assert said(budget_book, "R41", "180.40万元", "180.18万元")
    assert said(budget_book, "R42", "450.00万元", "159.50万元")


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("法定审限内结案率", ("≥95%", "≥99%", "≥100%")),
        ("一审判决案件改发率", ("≤5%", "≤3%")),
        ("服判息诉率", ("≥87%", "≥88%")),
        ("长期未结案件化解率", ("≥80%", "=85%")),
        ("案件调解成功率", ("≥25%", "≥30%")),
        ("受理诉讼案件", ("≥28000", "≥29000")),
        ("受理执行案件", ("≥15000", "≥12500")),
    ],
)
def test_the_budget_book_gives_one_measure_several_targets(
    budget_book: Found, name: str, values: tuple[str, ...]
) -> None:
    assert said(budget_book, "R50", name, *values)


def test_the_budget_book_repeats_last_years_text_and_writes_months_as_numbers(budget_book: Found) -> None:
    assert said(budget_book, "R01", "审判工作辅助事务项目经费", "2023年")
    assert count(budget_book, "R01") == 1
    assert sum(finding.rule == "R23" and finding.severity is Severity.ERROR for finding in budget_book) == 2
    assert said(budget_book, "R23", "案件数", "不是计量单位")


def test_the_budget_book_contradicts_itself_in_sign_polarity_and_naming(budget_book: Found) -> None:
    assert said(budget_book, "R22", "诉讼案件法定审限内结案率", "≥100%")
    assert said(budget_book, "R22", "院职工对后勤保障满意度", "=90%")
    assert said(budget_book, "R22", "网络链路利用率", "=10%")
    assert said(budget_book, "R21", "网络安全泄密事件发生次数", "应为反向")
    assert said(budget_book, "R21", "172个指标中只有14个")
    assert said(budget_book, "R35", "网络链路使用率", "网络链路利用率")
    assert said(budget_book, "R10", "工作经历", "工作经费")
    assert said(budget_book, "R61", "行政运行", "271.91")


@pytest.mark.parametrize(
    ("figure", "certainty"),
    [
        ("80", Certainty.EXTRACTION),
        ("84", Certainty.EXTRACTION),
        ("75", Certainty.LIKELY),
        ("74", Certainty.LIKELY),
    ],
)
def test_weights_that_extraction_lost_are_not_blamed_on_the_court(
    budget_book: Found, figure: str, certainty: Certainty
) -> None:
    (sum_,) = (one for one in budget_book if one.rule == "R17" and f"合计为{figure}" in one.message)
    assert sum_.certainty is certainty


def test_differences_of_rounding_never_block(budget_book: Found) -> None:
    sums = [finding for finding in budget_book if finding.rule in {"R12", "R13"}]
    assert all(finding.severity is not Severity.ERROR for finding in sums)


def test_the_department_form_aims_at_ranks_and_keeps_markup(department_form: Found) -> None:
    assert count(department_form, "R27") == 3
    assert said(department_form, "R06", "<p>")
    assert said(department_form, "R12", "3483.00万元", "3500.78万元", "17.78万元")
    assert said(department_form, "R28", "网上的立案率", "网上立案率")
    assert not [finding for finding in department_form if finding.severity is Severity.ERROR]


def test_the_internet_court_left_a_placeholder_and_its_sums_are_right(internet_court_targets: Found) -> None:
    assert said(internet_court_targets, "R02", "待单位补充")
    assert said(internet_court_targets, "R03", "不编报")
    assert said(internet_court_targets, "R26", "司法公正性水平", "维持")
    assert count(internet_court_targets, "R12") == 0


def test_the_intermediate_court_copies_targets_and_lists_a_classified_project(
    intermediate_court_targets: Found,
) -> None:
    assert said(intermediate_court_targets, "R60", "GZIT2023-SM-N-C-059028")
    assert said(intermediate_court_targets, "R31", "送必达", "2018年智慧法院建设项目")
    assert said(intermediate_court_targets, "R27", "与去年同比提升")
    assert said(intermediate_court_targets, "R28", "物业管理面积83000平方米")
    assert said(intermediate_court_targets, "R05", "书名号")
    assert count(intermediate_court_targets, "R12") == 0
    assert count(intermediate_court_targets, "R50") == 0


def test_the_figures_of_the_budget_books_text_are_recomputed(budget_book: Found) -> None:
    assert said(budget_book, "R15", "“两庭”建设", "增长100%")
    assert count(budget_book, "R15") == 1
    assert said(budget_book, "R12", "10129.36万元", "10129.35万元")
    assert said(budget_book, "R13", "4888.21万元", "4888.22万元")
    assert [finding.severity for finding in budget_book if finding.rule == "R14"] == [Severity.HINT]


def test_the_self_evaluation_report_rounded_its_execution_rate_wrongly_and_adds_up(seeds: Path) -> None:
    report = reviewed(seeds, "003", "guangdong")
    assert said(report, "R14", "99.98%", "99.97%")
    assert {finding.rule for finding in report} == {"R14", "R70", "R71"}


def test_the_self_evaluation_report_claims_what_it_lost_points_for(seeds: Path) -> None:
    report = reviewed(seeds, "003", "guangdong")
    claimed = [finding.subject for finding in report if finding.rule == "R71"]
    assert claimed == ["可复用应用预期可推广复用的应用6个", "可复用服务预期可推广复用的服务组件11个"]
    assert [finding.subject for finding in report if finding.rule == "R70"] == ["实际执行到位率"]


def test_the_sample_papers_raise_no_errors(samples: Path) -> None:
    for name in (
        "baodi_2022.html",
        "sichuan_qingshen_daying_2023_selfeval.docx",
        "tianjin_hebei_court_2023.xlsx",
        "tongzhou_archive_2026.txt",
    ):
        document = read_document(samples / name)
        found = review(document, load_profile(profile_for(document)))
        assert [finding.message for finding in found if finding.severity is Severity.ERROR] == [], name
