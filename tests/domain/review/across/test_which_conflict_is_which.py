"""A conflict keeps its name while its papers say the same, and a decision about it never covers anything else."""

from dataclasses import replace

from heng.domain.finding import Certainty, Finding, Severity, Where
from heng.domain.review.across.conflict import Conflict
from heng.domain.review.across.identity import key, seal
from heng.domain.review.across.quotation import quotations, quoted
from heng.domain.review.identity import facts
from tests.domain.review.conftest import Build

FIRST, SECOND = Where(sheet="表", cell="P1"), Where(sheet="表", cell="P2")
CONTENTS = {"申报.xlsx": "a" * 64, "自评.xlsx": "b" * 64}
ROW = ["产出指标", "数量指标", "文书送达数量", "≥", "3000", "件", "20"]


def conflict(
    message: str = "“文书送达数量”的目标，申报为≥3000件，自评为≥2000件。", *, where: Where = FIRST
) -> Conflict:
    finding = Finding("R50", Severity.WARNING, Certainty.LIKELY, "送达 / 文书送达数量", message, where=(where, SECOND))
    return Conflict(finding, tuple(CONTENTS))


def told(paper: Build, value: str = "3000"):
    document = paper({"projects": [{"name": "送达", "indicators": [[*ROW[:4], value, *ROW[5:]]]}]})
    return {file: facts(document) for file in CONTENTS}


def test_other_figures_are_the_same_conflict() -> None:
    assert key(conflict(), CONTENTS) == key(conflict("“文书送达数量”的目标，申报为≥3000件，自评为≥2500件。"), CONTENTS)


def test_another_place_paper_or_reason_is_another_conflict() -> None:
    other = CONTENTS | {"自评.xlsx": "c" * 64}
    said = conflict("“文书送达数量”的权重，申报为10分，自评为20分。")
    names = {key(one, CONTENTS) for one in (conflict(), said, conflict(where=Where(sheet="表", cell="P9")))}
    assert len(names | {key(conflict(), other)}) == 4


def test_the_name_of_a_file_does_not_count_but_its_content_does() -> None:
    renamed = replace(conflict(), files=("甲.xlsx", "乙.xlsx"))
    contents = dict(zip(("甲.xlsx", "乙.xlsx"), CONTENTS.values(), strict=True))
    assert key(renamed, contents) == key(conflict(), CONTENTS)


def test_a_decision_covers_every_word_and_every_value_it_is_about(paper: Build) -> None:
    where = paper({"projects": [{"indicators": [ROW]}]}).projects[0].indicators[0].where
    one = conflict(where=where)
    sealed = seal(one, CONTENTS, told(paper))
    assert sealed == seal(conflict(where=where), CONTENTS, told(paper))
    grave = replace(one, finding=replace(one.finding, severity=Severity.ERROR))
    others = (seal(grave, CONTENTS, told(paper)), seal(one, CONTENTS, told(paper, "2999")))
    assert sealed not in others


def test_what_stands_at_a_place_is_quoted_by_name_where_several_things_do(paper: Build) -> None:
    document = paper({"projects": [{"name": "送达", "total": "12.50", "indicators": [ROW, ROW]}]})
    project = document.projects[0]
    first, place = project.indicators[0], project.indicators[0].where
    assert quoted(quotations(document), project.where, "") == "送达　12.50万元"
    assert quoted(quotations(document), place, "别的") == "文书送达数量　≥3000件　权重20"
    second = replace(project.indicators[1], name="扫描数量", where=place)
    both = quotations(replace(document, projects=(replace(project, indicators=(first, second)),)))
    assert quoted(both, place, "送达 / 扫描数量") == "扫描数量　≥3000件　权重20"
    assert quoted(both, place, "别的") == ""
