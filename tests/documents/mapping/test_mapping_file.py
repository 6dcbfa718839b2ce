"""Mapping files: what was saved comes back, and anything else is refused with one clear message."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from heng.documents.mapping.from_json import mapping_from_bytes, mapping_from_file, mapping_from_json
from heng.documents.mapping.mapping import COLUMN_FIELDS, CONSTANT_FIELDS, IGNORED, LABEL_FIELDS, Beside, Label, Mapping
from heng.domain.errors import UnreadableInput

WHOLE = Mapping(
    name="某院的表",
    headings=(("大类",), ("指标", "考核点"), ("指标", "到多少"), ()),
    fields=("category", "name", "value", IGNORED),
    heading_rows=2,
    labels=(Label("project_name", "事由", Beside.RIGHT, 2), Label("total", "花费", Beside.SAME)),
    constants=(("fiscal_year", "2025"), ("money_unit", "元")),
    skipped=1,
    stop="填表人",
    inherit=False,
    saved_by="李会计",
    saved_on="2025-03-01",
)
TEXTS = st.text("甲乙丙表格栏目", min_size=1, max_size=6)
OTHERS = sorted(set(COLUMN_FIELDS) - {"name", "value", IGNORED})


@st.composite
def mappings(draw) -> Mapping:
    fields = ["name", "value", *draw(st.lists(st.sampled_from(OTHERS), unique=True, max_size=5))]
    fields += draw(st.lists(st.sampled_from(["", IGNORED]), max_size=3))
    fields = draw(st.permutations(fields))
    labels = draw(st.lists(st.sampled_from(sorted(LABEL_FIELDS)), unique=True, max_size=4))
    constants = draw(st.lists(st.sampled_from(list(CONSTANT_FIELDS)), unique=True))
    return Mapping(
        name=draw(TEXTS),
        headings=tuple((draw(TEXTS),) for _ in fields),
        fields=tuple(fields),
        labels=tuple(
            Label(field, draw(TEXTS), draw(st.sampled_from(Beside)), draw(st.integers(1, 9))) for field in labels
        ),
        constants=tuple((field, draw(TEXTS)) for field in CONSTANT_FIELDS if field in constants),
        skipped=draw(st.integers(0, 5)),
        stop=draw(st.sampled_from(["", "注"])),
        inherit=draw(st.booleans()),
    )


@given(mappings())
def test_what_was_saved_comes_back(mapping):
    assert mapping_from_bytes(json.dumps(mapping.to_json(), ensure_ascii=False).encode()) == mapping


@given(
    st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(list(WHOLE.to_json())), inner, max_size=9)
        ),
        max_leaves=12,
    )
)
def test_anything_else_is_refused_or_is_a_mapping_itself(data):
    given_data = {**WHOLE.to_json(), **data} if isinstance(data, dict) else data
    try:
        read = mapping_from_json(given_data)
    except UnreadableInput:
        return
    assert mapping_from_json(read.to_json()) == read


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"format": "other"}, "不是栏目对应文件"),
        ({"version": 2}, "只能读取第 1 版"),
        ({"fields": ["category", "name", "value"]}, "栏目数与表头数不一致"),
        ({"fields": ["category", "name", "value", "no_such"]}, "不认识的栏目“no_such”"),
        ({"fields": ["name", "name", "value", ""]}, "每个栏目只能对应一处"),
        ({"fields": ["category", "", "value", ""]}, "没有一列对应“三级指标"),
        ({"fields": ["category", "name", "", ""]}, "没有一列对应“指标值”"),
        ({"fields": ["", "", "", ""], "labels": []}, "还没有对应任何栏目"),
        ({"headings": [[], [], [], []]}, "表头行是空的"),
        ({"headings": [["长" * 201], [], [], []]}, "过长"),
        ({"skipped": -1}, "skipped 不是"),
        ({"skipped": True}, "skipped 不是"),
        ({"constants": {"password": "x"}}, "constants"),
        ({"labels": [{"field": "total", "text": "", "beside": "right"}]}, "空白的标签"),
        ({"labels": [{"field": "total", "text": "金额", "beside": "left"}]}, "不认识的内容"),
        ({"name": "a\x00b"}, "控制字符"),
        ({"inherit": "yes"}, "inherit"),
    ],
)
def test_each_wrong_part_is_named(change, reason):
    with pytest.raises(UnreadableInput, match=reason):
        mapping_from_json(WHOLE.to_json() | change)


@pytest.mark.parametrize(
    "data", [b"", b"\xff\xfe", b"[" * 100_000, b'{"format": NaN}', b"x" * (1 << 20 | 1), "十".encode("gb18030")]
)
def test_files_that_are_no_json_are_refused(data):
    with pytest.raises(UnreadableInput, match="栏目对应文件不能使用"):
        mapping_from_bytes(data)


def test_a_refusal_names_the_file(tmp_path):
    path = tmp_path / "对应.json"
    path.write_text("{}", "utf-8")
    with pytest.raises(UnreadableInput, match=r"“对应\.json”：栏目对应文件不能使用"):
        mapping_from_file(path)
    with pytest.raises(UnreadableInput, match=r"“没有\.json”打不开"):
        mapping_from_file(tmp_path / "没有.json")


def test_the_signature_is_that_of_the_headings_and_not_of_what_was_chosen():
    from dataclasses import replace

    assert replace(WHOLE, name="另一名", fields=("", "name", "value", ""), skipped=0).signature() == WHOLE.signature()
    assert replace(WHOLE, headings=WHOLE.headings[::-1]).signature() != WHOLE.signature()
