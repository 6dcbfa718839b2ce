"""The indicator library: sound, named without clashes, sourced, and found by the names that papers print."""

from collections import Counter
from dataclasses import replace

import pytest

from heng.domain.errors import NotFound
from heng.domain.indicator.definition import Condition
from heng.domain.indicator.soundness import problems
from heng.domain.indicator.wording import measure_text
from heng.rulebook.contracts import load_contract
from heng.rulebook.indicators import by_name, definition, file_of, known_names, load_definitions
from heng.rulebook.loader import FOLDER, source_title

DEFINITIONS = load_definitions()
PRINTED_WITH_FORMULA = [
    "网上立案率",
    "网上的立案率",
    "在线庭审率",
    "纠纷调撤化解率",
    "法定审限内结案率",
    "诉讼费足额退费率",
    "设备维护响应率",
    "设备维护响应效率",
    "培训实际参训率",
    "培训覆盖率",
    "工作人员制服配置率",
    "物管人员到位率",
    "保洁工作质量达标率",
    "绿化保洁工作质量达标率",
    "法院房屋维护维修工程达标率",
    "诉讼费退费及时性",
]


@pytest.mark.parametrize("found", DEFINITIONS, ids=lambda found: found.slug)
def test_a_definition_is_sound_sourced_and_can_be_put_into_words(found):
    assert problems(found, load_contract) == ()
    assert source_title(found.source)
    assert found.certainty in {"confirmed", "proposal", "open"}
    assert found.polarity in {"positive", "negative"}
    assert (FOLDER / file_of(found.slug)).exists()
    assert all("；" in measure_text(measure, load_contract) for measure in found.measures)


def test_names_and_aliases_do_not_clash():
    assert max(Counter(known_names()).values()) == 1
    for found in DEFINITIONS:
        for name in (found.slug, found.name, *found.aliases):
            assert by_name(name) is found, name


@pytest.mark.parametrize("name", PRINTED_WITH_FORMULA)
def test_every_indicator_whose_formula_the_papers_print_is_there_and_confirmed(name):
    found = by_name(name)
    assert found is not None
    assert found.certainty == "confirmed"


def test_spaces_and_punctuation_of_a_printed_name_do_not_matter():
    assert by_name(" 网上 立案率：") is definition("online_filing_rate")
    assert by_name("阅读量(观看量)超过5万的作品") is definition("works_over_50k")
    assert by_name("服判息诉率（任务2）") is definition("appeal_free_rate")
    assert by_name("世界和平") is None


def test_an_unknown_slug_is_not_found():
    with pytest.raises(NotFound):
        definition("world_peace")


def test_versions_differ_between_definitions():
    assert len({found.version for found in DEFINITIONS}) == len(DEFINITIONS)


@pytest.mark.parametrize(
    ("condition", "says"),
    [
        (Condition("colour", "=", "red"), "没有字段"),
        (Condition("channel", "=", "pigeon"), "没有取值"),
        (Condition("channel", "<", "online"), "不能用"),
        (Condition("channel", "in", "online"), "一组值"),
        (Condition("assisted", "=", "yes"), "没有取值"),
        (Condition("result_at", "<=", other="channel"), "类型不同"),
        (Condition("channel", "=", "online", option="mood", option_is="good"), "不存在的选项"),
    ],
)
def test_an_unsound_condition_is_named(condition, says):
    good = definition("online_filing_rate")
    [measure] = good.denominator
    bad = replace(good, denominator=(replace(measure, where=(condition,)),))
    assert says in "；".join(problems(bad, load_contract))
