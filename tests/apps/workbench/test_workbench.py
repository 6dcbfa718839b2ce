"""The workbench and the search."""

from datetime import date

from django.core.files.base import ContentFile
from django.urls import reverse

from heng.apps.intake.services import take_in
from heng.apps.workbench.demonstration import PAPERS, PROJECTS
from heng.apps.workbench.refunds import due_soon


def refund(number: str, due: date | None, status: str = "submitted") -> dict[str, object]:
    return {
        "refund_id": number,
        "case_no": f"（2022）粤0192民初{number}号",
        "statutory_due_on": due,
        "amount_due_fen": 5000,
        "amount_paid_fen": 0,
        "status": status,
    }


def test_open_refunds_close_to_their_day_come_most_urgent_first() -> None:
    rows = [
        refund("1", date(2023, 1, 10)),
        refund("2", date(2022, 12, 30)),
        refund("3", date(2023, 1, 16)),
        refund("4", date(2023, 1, 5), "paid"),
        refund("5", None),
    ]
    found = due_soon(rows, date(2022, 12, 31), 15)
    assert [(one.number, one.days) for one in found] == [("2", -1), ("1", 10)]


def test_a_new_court_is_told_what_to_do_first(cast, sign_in) -> None:
    shown = sign_in(cast.finance).get(reverse("workbench:home")).content.decode()
    assert "还没有绩效目标" in shown
    assert "还没有业务数据" in shown


def test_what_waits_for_me_is_on_my_workbench(cast, sign_in, declaration) -> None:
    shown = sign_in(cast.handler).get(reverse("workbench:home")).content.decode()
    assert declaration.title in shown
    assert "提交审核" in shown
    assert declaration.title not in sign_in(cast.head).get(reverse("workbench:home")).content.decode()


def test_the_refund_near_its_day_and_the_standing_of_targets_are_shown(
    cast, court, sign_in, declaration, figures
) -> None:
    context = sign_in(cast.finance).get(reverse("workbench:home")).context
    assert len(context["refunds"]) >= 1
    assert sum(number for _, number in context["tally"]) == 28


def test_the_second_paper_of_the_demonstration_waits_for_review_with_its_findings(cast, court, sign_in) -> None:
    take_in(cast.handler, court, ContentFile((PAPERS / PROJECTS).read_bytes(), name="项目表.txt"))
    [(paper, findings)] = sign_in(cast.finance).get(reverse("workbench:home")).context["waiting_papers"]
    assert findings > 5
    rules = {finding["rule"] for finding in paper.findings}
    assert {"R01", "R06", "R20", "R26"} <= rules
    assert all(finding["where"] for finding in paper.findings)


def test_an_administrator_goes_to_the_accounts(cast, sign_in) -> None:
    assert sign_in(cast.administrator).get(reverse("workbench:home"))["Location"] == reverse("accounts:accounts")


def test_search_finds_definitions_targets_and_papers(cast, sign_in, declaration) -> None:
    client = sign_in(cast.finance)
    hits = client.get(reverse("workbench:search"), {"q": "立案率"}).context["hits"]
    assert {hit.kind.split("：")[0] for hit in hits} == {"指标定义", "绩效目标"}
    assert [hit.kind for hit in client.get(reverse("workbench:search"), {"q": "申报表"}).context["hits"]] == ["文件"]
    assert "没有找到" in client.get(reverse("workbench:search"), {"q": "没有这个词"}).content.decode()
