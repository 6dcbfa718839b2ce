"""Facts files that people edit: anything amiss is refused with file and place, nothing is guessed."""

from fractions import Fraction
from pathlib import Path

import pytest

from heng.domain.errors import UnreadableInput
from heng.rulebook.self_evaluation_facts import facts_files, read_facts

HEAD = 'unit = "某法院"\nfiscal_year = 2023\nscheme = "guangzhou_department"\nsource = "heng"\n'
INDICATOR = '[[indicator]]\nname = "甲"\n'


def _file(folder: Path, text: str) -> Path:
    path = folder / "self_evaluation_x.toml"
    path.write_text(text, "utf-8")
    return path


def test_a_minimal_file_leaves_blank_what_it_does_not_state(tmp_path):
    facts = read_facts(_file(tmp_path, HEAD))
    assert (facts.unit, facts.fiscal_year, facts.money.budget, facts.stated_total) == ("某法院", 2023, None, None)


def test_amounts_become_yuan_and_rates_stay_exact(tmp_path):
    text = HEAD + '[money]\nbudget_wan = 8634.17\n[rates.spending_rate]\nvalue = 0.998\ntext = "九九八"\n'
    facts = read_facts(_file(tmp_path, text))
    assert facts.money.budget == 86_341_700
    assert facts.rates["spending_rate"].value == Fraction(998, 1000)


def test_of_several_rates_the_exact_mean_counts(tmp_path):
    text = HEAD + '[rates.spending_rate]\nvalues = [1, 0.997, 0.998]\ntext = "各月"\n'
    assert read_facts(_file(tmp_path, text)).rates["spending_rate"].value == Fraction(2995, 3000)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("unit = ", "读不出来"),
        ('unit = "某法院"', "缺少必填项 'fiscal_year'"),
        (HEAD.replace("2023", '"2023"'), "fiscal_year 应写成四位年份"),
        (HEAD + "[money]\nbudget = 1\n", "money 中不认识“budget”"),
        (HEAD + '[money]\nbudget_wan = "8634.17"\n', "“8634.17”应写成数字"),
        (HEAD + "[money]\nbudget_wan = true\n", "“True”应写成数字"),
        (HEAD + INDICATOR + 'target = { comparison = "≥", unit = "%" }\n', "缺少必填项 'value'"),
        (HEAD + INDICATOR + 'target = { comparison = "大约", value = 1 }\n', "大约"),
        (
            HEAD + INDICATOR + 'target = { comparison = "≥", value = 1 }\nactual = { met = "是" }\n',
            "met 应写 true 或 false",
        ),
        (HEAD + '[[fault]]\nitem = "x"\nwhat = "y"\n', "fault 中不认识“what”"),
        (HEAD + '[[fault]]\nitem = "x"\n', "缺少必填项 'text'"),
        (HEAD + '[[deduction]]\npart = "a"\nname = "b"\npoints = 0\nreason = "c"\n', "应大于零"),
        (HEAD + '[rates.spending_rate]\nvalue = -1\ntext = "x"\n', "有负数"),
        (HEAD + '[rates.spending_rate]\nvalues = []\ntext = "x"\n', "没有数值"),
        (HEAD + '[[indicator]]\nname = "甲"\ntarget = { comparison = "≥", value = 1 }\nweight = "10"\n', "应写成数字"),
    ],
)
def test_what_is_amiss_is_refused_with_the_file_and_the_place(tmp_path, text, says):
    with pytest.raises(UnreadableInput, match=r"self_evaluation_x\.toml") as refused:
        read_facts(_file(tmp_path, text))
    assert says in str(refused.value)


def test_a_missing_file_and_a_file_in_another_encoding_are_refused(tmp_path):
    with pytest.raises(UnreadableInput, match="找不到"):
        read_facts(tmp_path / "none.toml")
    (tmp_path / "gbk.toml").write_bytes('unit = "某法院"'.encode("gbk"))
    with pytest.raises(UnreadableInput, match="UTF-8"):
        read_facts(tmp_path / "gbk.toml")


def test_files_of_the_installation_are_found_beside_those_that_are_shipped(tmp_path):
    own = _file(tmp_path, HEAD)
    assert own in set(facts_files(tmp_path))
    assert set(facts_files()) == set(facts_files(tmp_path)) - {own}
