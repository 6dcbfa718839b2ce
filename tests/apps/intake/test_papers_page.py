"""The list of papers: found by name, state, kind and year; and pictures of pages for those who may see them."""

import io
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from heng.apps.intake.models import Paper
from heng.apps.intake.services import take_in

PAGE = "intake:papers"


def names(answer) -> list[str]:
    return [row["paper"].file_name for row in answer.context["rows"]]


@pytest.fixture
def three(cast, court) -> list[Paper]:
    """Papers of two years and two kinds."""
    texts = {
        "甲.csv": "项目支出绩效目标表\n2023年度\n项目名称,三级指标,指标值\n网上立案保障,网上立案率,≥99%\n",
        "乙.csv": "项目支出绩效目标表\n2024年度\n项目名称,三级指标,指标值\n执行指挥中心,执行完毕率,≥40%\n",
        "丙.txt": "关于召开会议的通知\n请各庭室准时参加。\n",
    }
    return [take_in(cast.handler, court, ContentFile(text.encode(), name=name)) for name, text in texts.items()]


FOUND: list[tuple[dict[str, str], list[str]]] = [
    ({"q": "执行指挥"}, ["乙.csv"]),
    ({"q": "丙"}, ["丙.txt"]),
    ({"year": "2023"}, ["甲.csv"]),
    ({"kind": "unknown"}, ["丙.txt"]),
    ({"kind": "project_targets", "state": "read"}, ["乙.csv", "甲.csv"]),
    ({"state": "confirmed"}, []),
    ({"year": "x", "kind": "y"}, ["丙.txt", "乙.csv", "甲.csv"]),
]


def test_papers_are_found_by_what_is_chosen(three, cast, sign_in) -> None:
    client = sign_in(cast.auditor)
    assert [(query, names(client.get(reverse(PAGE), query))) for query, _ in FOUND] == FOUND


def test_an_empty_list_says_what_to_do_and_one_without_hits_how_to_get_back(cast, sign_in) -> None:
    client = sign_in(cast.handler)
    assert "还没有文件" in client.get(reverse(PAGE)).content.decode()
    assert "清除条件" in client.get(reverse(PAGE), {"q": "无"}).content.decode()


def pdf() -> bytes:
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(400, 300))
    canvas.setFont("STSong-Light", 14)
    canvas.drawString(60, 250, "2024年度部门整体支出绩效目标申报表")
    canvas.showPage()
    canvas.save()
    return stream.getvalue()


@pytest.fixture
def printed(cast, court) -> Paper:
    """A PDF of one page, 400 by 300 points."""
    return take_in(cast.handler, court, ContentFile(pdf(), name="申报表.pdf"))


def test_a_page_is_shown_as_a_picture_with_the_places_of_its_text(cast, sign_in, printed, home: Path) -> None:
    client = sign_in(cast.auditor)
    shown = client.get(reverse("intake:paper", args=[printed.pk])).content.decode()
    assert 'viewBox="0 0 400 300"' in shown
    assert "data-spot" in shown
    for _ in range(2):
        answer = client.get(reverse("intake:page", args=[printed.pk, 1]))
        assert b"".join(answer.streaming_content).startswith(b"\x89PNG")
        assert answer["Content-Type"] == "image/png"
    assert [path.name for path in (home / "pictures").iterdir()] == [f"{printed.sha256}-1.png"]


def test_the_place_of_a_text_lies_where_it_was_printed(cast, printed) -> None:
    [page] = Paper.objects.get(pk=printed.pk).original["pages"]
    assert page == [400, 300]
    [where] = printed.original["line_places"]
    _, top, _, bottom = where["bbox"]
    assert 30 < top < bottom < 60, "points from the top: the line was drawn 50 points below it"


@pytest.mark.parametrize("page", [0, 2, 99999])
def test_a_page_that_there_is_not_is_not_found(cast, sign_in, printed, page: int) -> None:
    assert sign_in(cast.auditor).get(reverse("intake:page", args=[printed.pk, page])).status_code == 404


def test_a_picture_is_nothing_for_an_outsider(cast, sign_in, printed) -> None:
    assert sign_in(cast.outsider).get(reverse("intake:page", args=[printed.pk, 1])).status_code == 404


def test_a_page_that_cannot_be_drawn_is_said_so_and_leaves_nothing(cast, sign_in, printed, home: Path) -> None:
    (home / "uploads" / printed.sha256).write_bytes(b"%PDF-broken")
    answer = sign_in(cast.auditor).get(reverse("intake:page", args=[printed.pk, 1]))
    assert answer.status_code == 422
    assert not list((home / "pictures").iterdir())
