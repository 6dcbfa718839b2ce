"""Budget and final-account books of several regions: each table as it is laid out, with the lines that must be read from it."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from tests.documents.relay.sheet import Put, Sheet

COURT = "云溪市清河区人民法院"
_YUAN = {"元": Decimal(1), "千元": Decimal(1000), "万元": Decimal(10_000), "亿元": Decimal(100_000_000)}
Line = tuple[str | None, str, dict[str, Decimal | None]]


@dataclass(frozen=True, slots=True)
class Face:
    """One side of a table: where its code (in parts) and its name stand, and the heading of each column of amounts."""

    name: int | None
    amounts: dict[int, str]
    codes: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class BookTable:
    """A table with its heading rows, its lines as printed, and what they mean."""

    kind: str
    title: str
    unit: str
    head: tuple[tuple[Put, ...], ...]
    cells: tuple[tuple[str, ...], ...]
    faces: tuple[Face, ...]
    number: str = ""
    note: str = ""
    front: tuple[str, ...] = ()

    def sheet(self) -> Sheet:
        """The table as it is laid out, with its title and corner above."""
        corner = (f"部门：{COURT}", f"金额单位：{self.unit}")
        above = (*self.front, *((self.number,) if self.number else ()), self.title, *corner)
        rows = (*self.head, *(tuple(map(Put, line)) for line in self.cells))
        return Sheet(self.title, rows, above, (self.note,) if self.note else ())

    def expected(self) -> list[Line]:
        """Code, name and amounts in yuan of every line, side by side in each row."""
        return [line for cells in self.cells for face in self.faces if (line := self._line(cells, face)) is not None]

    def _line(self, cells: Sequence[str], face: Face) -> Line | None:
        name = cells[face.name] if face.name is not None else ""
        amounts = {heading: printed(cells[column], self.unit) for column, heading in face.amounts.items()}
        code = "".join(cells[column] for column in face.codes) or None
        blank = not name and not code and not any(amount is not None for amount in amounts.values())
        return None if blank else (code, name, amounts)


def printed(text: str, unit: str) -> Decimal | None:
    """The yuan of an amount as printed; None for a blank or a dash."""
    digits = text.replace(",", "").replace("，", "").replace(" ", "")
    if digits in ("", "-", "—", "——"):
        return None
    return Decimal(f"-{digits[1:-1]}" if digits[0] in "(（" else digits) * _YUAN[unit]


def _heads(*rows: Sequence[str | tuple[str, int] | tuple[str, int, int]]) -> tuple[tuple[Put, ...], ...]:
    return tuple(tuple(Put(*((cell,) if isinstance(cell, str) else cell)) for cell in row) for row in rows)


BOTH_SIDES = BookTable(
    "revenue_expenditure",
    "收支总表",
    "万元",
    _heads([("收入", 2), ("支出", 2)], ["项目", "2024年预算", "项目", "2024年预算"]),
    (
        ("一、一般公共预算拨款收入", "3,120.45", "一、公共安全支出", "2,801.90"),
        ("二、政府性基金预算拨款收入", "", "二、社会保障和就业支出", "210.55"),
        ("三、其他收入", "—", "三、卫生健康支出", "58"),
        ("本年收入合计", "3,120.45", "本年支出合计", "3,070.45"),
        ("上年结转", "0.00", "结转下年", "50.00"),
        ("", "", "其中：年末结余", "(1.25)"),
        ("收入总计", "3,120.45", "支出总计", "3,120.45"),
    ),
    (Face(0, {1: "2024年预算"}), Face(2, {3: "2024年预算"})),
)
ONE_ROW_OF_HEADS = replace(
    BOTH_SIDES,
    title="部门收支总表",
    head=_heads(["收入", "预算数", "支出", "预算数"]),
    faces=(Face(0, {1: "预算数"}), Face(2, {3: "预算数"})),
)
REVENUE = BookTable(
    "revenue",
    "部门收入总表",
    "元",
    _heads(
        [("科目", 2), ("合计", 1, 3), ("本年收入", 5), ("上年结转结余", 1, 3)],
        [("科目编码", 1, 2), ("科目名称", 1, 2), ("小计", 1, 2), ("财政拨款收入", 3), ("事业收入", 1, 2)],
        ["一般公共预算", "政府性基金预算", "国有资本经营预算"],
    ),
    (
        ("", "合计", "31204500.00", "31204500.00", "31,204,500.00", "", "", "0", ""),
        ("204", "公共安全支出", "28019000", "28019000", "28019000", "", "", "", ""),
        ("20405", "法院", "28019000", "28019000", "28019000", "", "", "", ""),
        ("2040501", "行政运行", "20000000.5", "20000000.50", "20000000.50", "", "", "", ""),
        ("2040502", "一般行政管理事务", "8018999.50", "8018999.50", "8018999.50", "", "", "", ""),
    ),
    (
        Face(
            1,
            {
                2: "合计", 3: "本年收入小计", 4: "一般公共预算", 5: "政府性基金预算", 6: "国有资本经营预算",
                7: "事业收入", 8: "上年结转结余",
            },
            (0,),
        ),
    ),
)  # fmt: skip
EXPENDITURE = BookTable(
    "expenditure",
    "部门支出总表",
    "万元",
    _heads(
        [("科目编码", 3), ("科目名称", 1, 2), ("合计", 1, 2), ("基本支出", 1, 2), ("项目支出", 1, 2), ("备注", 1, 2)],
        ["类", "款", "项"],
    ),
    (
        ("", "", "", "合计", "2,801.90", "2,000.00", "801.90", ""),
        ("204", "", "", "公共安全支出", "2,801.90", "2,000.00", "801.90", ""),
        ("204", "05", "", "法院", "2,801.90", "2,000.00", "801.90", ""),
        ("204", "05", "01", "行政运行", "2,000.00", "2,000.00", "", "含人员"),
        ("204", "05", "02", "一般行政管理事务", "801.90", "", "801.90", ""),
    ),
    (Face(3, {4: "合计", 5: "基本支出", 6: "项目支出"}, (0, 1, 2)),),
)
FISCAL = BookTable(
    "fiscal_revenue_expenditure",
    "财政拨款收支总表",
    "万元",
    _heads(
        [("收入", 2), ("支出", 5)],
        ["项目", "预算数", "项目", "合计", "一般公共预算", "政府性基金预算", "国有资本经营预算"],
    ),
    (
        ("一、本年收入", "3,120.45", "一、本年支出", "3,070.45", "3,070.45", "", ""),
        ("（一）一般公共预算拨款", "3,120.45", "（一）公共安全支出", "2,801.90", "2,801.90", "", ""),
        ("（二）政府性基金预算拨款", "", "（二）卫生健康支出", "268.55", "268.55", "-", "-"),
        ("收入总计", "3,120.45", "支出总计", "3,070.45", "3,070.45", "", ""),
    ),
    (Face(0, {1: "预算数"}), Face(2, {3: "合计", 4: "一般公共预算", 5: "政府性基金预算", 6: "国有资本经营预算"})),
)
FUNCTIONAL = BookTable(
    "functional_expenditure",
    "一般公共预算支出表",
    "万元",
    _heads(
        [("功能分类科目", 2), ("2023年执行数", 1, 3), ("2024年预算数", 4), ("增减额", 1, 3), ("增减%", 1, 3)],
        [("科目编码", 1, 2), ("科目名称", 1, 2), ("小计", 1, 2), ("基本支出", 2), ("项目支出", 1, 2)],
        ["人员经费", "公用经费"],
    ),
    (
        ("", "合计", "2,700.00", "2,801.90", "1,600.00", "400.00", "801.90", "101.90", "3.77"),
        ("2040501", "行政运行", "2,010.00", "2,000.00", "1,600.00", "400.00", "", "-10.00", "-0.5"),
        ("2040502", "一般行政管理事务", "690.00", "801.90", "", "", "801.90", "111.90", "16.22"),
    ),
    (
        Face(
            1,
            {2: "2023年执行数", 3: "2024年预算数小计", 4: "人员经费", 5: "公用经费", 6: "项目支出", 7: "增减额"},
            (0,),
        ),
    ),
)
BASIC = BookTable(
    "economic_expenditure",
    "一般公共预算基本支出表",
    "万元",
    _heads(
        [("部门预算支出经济分类科目", 2), ("政府预算支出经济分类科目", 2), ("本年基本支出", 3)],
        ["科目编码", "科目名称", "科目编码", "科目名称", "合计", "人员经费", "公用经费"],
    ),
    (
        ("", "合计", "", "", "2,000.00", "1,600.00", "400.00"),
        ("30101", "基本工资", "50101", "工资奖金津补贴", "1,600.00", "1,600.00", ""),
        ("30201", "办公费", "50201", "办公经费", "400.00", "", "400.00"),
    ),
    (Face(1, {4: "合计", 5: "人员经费", 6: "公用经费"}, (0,)),),
)
PROJECTS = BookTable(
    "project_expenditure",
    "项目支出表",
    "万元",
    _heads(
        [
            ("单位名称", 1, 2),
            ("科目编码", 1, 2),
            ("项目名称", 1, 2),
            ("项目类别", 1, 2),
            ("合计", 1, 2),
            ("本年拨款", 2),
            ("结转结余", 1, 2),
        ],
        ["一般公共预算", "政府性基金预算"],
    ),
    (
        (COURT, "2040502", "审判执行业务经费", "特定目标类", "500.00", "500.00", "", ""),
        (COURT, "2040502", "信息化运行维护费", "特定目标类", "251.90", "251.90", "", ""),
        (COURT, "2040506", "2024年“两庭”建设经费", "其他运转类", "50", "40", "", "10"),
    ),
    (Face(2, {4: "合计", 5: "一般公共预算", 6: "政府性基金预算", 7: "结转结余"}, (1,)),),
)
THREE_PUBLIC = BookTable(
    "three_public",
    "财政拨款“三公”经费支出表",
    "万元",
    _heads(
        [("“三公”经费合计", 1, 2), ("因公出国（境）费", 1, 2), ("公务用车购置及运行费", 3), ("公务接待费", 1, 2)],
        ["小计", "公务用车购置费", "公务用车运行费"],
    ),
    (("71.65", "0", "70.00", "25.00", "45.00", "1.65"),),
    (
        Face(
            None,
            {
                0: "“三公”经费合计", 1: "因公出国（境）费", 2: "公务用车购置及运行费小计", 3: "公务用车购置费",
                4: "公务用车运行费", 5: "公务接待费",
            },
        ),
    ),
)  # fmt: skip
_PARTS = (
    "合计",
    "因公出国（境）费",
    "公务用车购置及运行维护费小计",
    "公务用车购置费",
    "公务用车运行维护费",
    "公务接待费",
)
FINAL_THREE_PUBLIC = BookTable(
    "three_public",
    "财政拨款“三公”经费支出决算表",
    "万元",
    _heads(
        [("预算数", 6), ("决算数", 6)],
        [("合计", 1, 2), ("因公出国（境）费", 1, 2), ("公务用车购置及运行维护费", 3), ("公务接待费", 1, 2)] * 2,
        ["小计", "公务用车购置费", "公务用车运行维护费"] * 2,
        [str(number) for number in range(1, 13)],
    ),
    (("80.00", "", "78.00", "30.00", "48.00", "2.00", "71.65", "", "70.00", "25.00", "45.00", "1.65"),),
    (Face(None, {at: f"{'预算数' if at < 6 else '决算数'}{_PARTS[at % 6]}" for at in range(12)}),),
)
EMPTY_FUND = BookTable(
    "government_fund",
    "政府性基金预算支出表",
    "万元",
    _heads([("科目编码", 1, 2), ("科目名称", 1, 2), ("本年政府性基金预算支出", 3)], ["合计", "基本支出", "项目支出"]),
    (("", "合计", "", "", ""),),
    (Face(1, {2: "合计", 3: "基本支出", 4: "项目支出"}, (0,)),),
    note="注：本表无数据，本部门没有使用政府性基金预算安排的支出。",
)
PROCUREMENT = BookTable(
    "government_procurement",
    "政府采购预算明细表",
    "万元",
    _heads(["采购项目名称", "采购目录", "采购方式", "数量", "金额", "其中：财政拨款"]),
    (("合计", "", "", "", "215.00", "215.00"), ("办公设备购置", "A020101", "公开招标", "30", "215.00", "215.00")),
    (Face(0, {4: "金额", 5: "其中：财政拨款"}),),
)
FINAL_BOTH_SIDES = BookTable(
    "revenue_expenditure",
    "收入支出决算总表",
    "万元",
    _heads(
        [("收入", 3), ("支出", 6)],
        [
            "项目",
            "行次",
            "决算数",
            "项目（按功能分类）",
            "行次",
            "决算数",
            "项目（按支出性质和经济分类）",
            "行次",
            "决算数",
        ],
        ["栏次", "", "1", "栏次", "", "2", "栏次", "", "3"],
    ),
    (
        ("一、财政拨款收入", "1", "3,120.45", "一、公共安全支出", "31", "2,801.90", "一、基本支出", "58", "2,000.00"),
        ("二、上级补助收入", "2", "", "二、卫生健康支出", "32", "58.00", "人员经费", "59", "1,600.00"),
        ("本年收入合计", "3", "3,120.45", "本年支出合计", "33", "2,859.90", "公用经费", "60", "400.00"),
        ("总计", "4", "3,120.45", "总计", "34", "2,859.90", "", "61", ""),
    ),
    (Face(0, {2: "决算数"}), Face(3, {5: "决算数"}), Face(6, {8: "决算数"})),
    number="公开01表",
)
FINAL_EXPENDITURE = BookTable(
    "expenditure",
    "支出决算表",
    "万元",
    _heads(
        [("项目", 4), ("本年支出合计", 1, 2), ("基本支出", 1, 2), ("项目支出", 1, 2), ("上缴上级支出", 1, 2)],
        [("功能分类科目编码", 3), "科目名称"],
        ["类", "款", "项", "栏次", "1", "2", "3", "4"],
    ),
    (
        ("", "", "", "合计", "2,859.90", "2,000.00", "859.90", ""),
        ("204", "", "", "公共安全支出", "2,801.90", "2,000.00", "801.90", ""),
        ("204", "05", "01", "行政运行", "2,000.00", "2,000.00", "", ""),
        ("204", "05", "02", "一般行政管理事务", "801.90", "", "801.90", ""),
    ),
    (Face(3, {4: "本年支出合计", 5: "基本支出", 6: "项目支出", 7: "上缴上级支出"}, (0, 1, 2)),),
    number="公开03表",
)
FINAL_FUNCTIONAL = replace(
    FINAL_EXPENDITURE,
    kind="functional_expenditure",
    title="一般公共预算财政拨款支出决算表",
    unit="元",
    number="公开05表",
)
EMPTY_CAPITAL = replace(
    EMPTY_FUND,
    kind="state_capital",
    title="国有资本经营预算财政拨款支出决算表",
    head=_heads([("科目编码", 1, 2), ("科目名称", 1, 2), ("本年支出", 3)], ["合计", "基本支出", "项目支出"]),
    cells=(),
    note="说明：本单位没有国有资本经营预算财政拨款支出，故本表无数据。",
)


def contents(tables: Sequence[BookTable], leaders: str = "…………") -> Iterator[str]:
    """The lines of the contents that name `tables`."""
    yield "目  录"
    yield f"第一部分 单位概况{leaders}1"
    for number, table in enumerate(tables, 1):
        yield f"{number}. {table.title}{leaders}{number + 2}"


def bound(tables: Sequence[BookTable], *cover: str, leaders: str = "…………") -> tuple[BookTable, ...]:
    """The tables as one book, with cover and contents before the first."""
    front = (
        *cover,
        *contents(tables, leaders),
        "第一部分 单位概况",
        "本院依法审判辖区内的刑事、民事、行政等第一审案件。",
    )
    return (replace(tables[0], front=front), *tables[1:])


BUDGET = (
    BOTH_SIDES, REVENUE, EXPENDITURE, FISCAL, FUNCTIONAL, BASIC, PROJECTS, THREE_PUBLIC, EMPTY_FUND, PROCUREMENT,
)  # fmt: skip
FINAL = (FINAL_BOTH_SIDES, FINAL_EXPENDITURE, FINAL_FUNCTIONAL, FINAL_THREE_PUBLIC, EMPTY_CAPITAL)
