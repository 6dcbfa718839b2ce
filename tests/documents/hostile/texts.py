"""Hostile pages and texts: entities, depth and spans without end, endless lines, and texts that make patterns stumble."""

import random
from collections.abc import Callable

Maker = Callable[[], bytes]
_STUMBLING = {
    "数字": "1" * 30_000,
    "空格": " " * 30_000 + "x",
    "括号": "（" * 20_000,
    "中文数": "一二三四五六七八九十" * 3_000,
    "混合": "指标1：≥95%、" * 3_000,
    "逗号数": "1,234," * 5_000,
    "冒号": "项目名称：" * 5_000,
    "年": "2024年" * 5_000,
    "万元": "12.5万元" * 5_000,
    "分号": "11-数量指标；" * 3_000,
    "杠": "1、1-产出指标；" * 3_000,
    "点": "." * 30_000 + "%",
    "括号数": "(1)" * 10_000,
    "制表": "\t" * 300,
    "顿号": "一、" * 15_000,
}


def stumbling() -> bytes:
    """Long runs of one pattern in every place of a table of indicators."""
    head = "2024年项目支出绩效目标表\n项目名称\t一级指标\t二级指标\t三级指标\t指标值\t权重\n"
    return (
        head + "\n".join(f"办案费\t产出指标\t数量指标\t{run}\t{run}\t{run[:100]}" for run in _STUMBLING.values())
    ).encode()


def stumbling_lines() -> bytes:
    """The same runs as lines of their own, alone and doubled."""
    return "\n".join(f"{run}\n指标值：{run}\n{run}：{run}" for run in _STUMBLING.values()).encode()


def stumbling_page() -> bytes:
    """The same runs in a page."""
    rows = "".join(f"<tr><td>产出指标<td>数量指标<td>{run}<td>{run}</tr>" for run in _STUMBLING.values())
    head = "<tr><td>一级指标<td>二级指标<td>三级指标<td>指标值</tr>"
    return f"<html><meta charset=utf-8><table>{head}{rows}</table>".encode()


def noise(count: int) -> bytes:
    """Random bytes."""
    return random.Random(7).randbytes(count)


def page(body: str) -> bytes:
    """A web page."""
    return f'<!doctype html><html><head><meta charset="utf-8"></head><body>{body}</body></html>'.encode()


TEXTS: dict[str, Maker] = {
    "空.txt": lambda: b"",
    "空白.csv": lambda: b"\xef\xbb\xbf\r\n\t \r\n",
    "零.txt": lambda: bytes(100_000),
    "夹零.txt": lambda: "指标\0值\n".encode() * 100,
    "随机.txt": lambda: noise(200_000),
    "随机.pdf": lambda: b"%PDF-1.7\n" + noise(200_000),
    "一行.txt": lambda: ("绩效" * 8_700_000).encode(),
    "多行.txt": lambda: b"a\n" * 25_000_000,
    "大.csv": lambda: b"1,2,3\n" * 3_000_000,
    "宽.csv": lambda: b"," * 1_000_000 + b"\n",
    "引号.csv": lambda: b'1,2,3\n"' + b"a," * 2_000_000,
    "太大.txt": lambda: b"a" * (60 << 20),
    "注入.csv": lambda: '名称,金额\n"=HYPERLINK(""http://x"")",1\n+1+cmd|A0,2\n@SUM(1),3\n'.encode(),
    "控制.txt": lambda: "项目\t\x1b]0;改名\x07\x1b[2J金额\n".encode(),
    "半字符.html": lambda: page("<table><tr><td>&#xD800;&#27;[31m&#x9b;31m指标</td><td>\u202e1</td></tr></table>"),
    "绊脚-表.txt": stumbling,
    "绊脚-行.txt": stumbling_lines,
    "绊脚-页.html": stumbling_page,
    "深.html": lambda: page("<div>" * 100_000 + "底"),
    "深表.html": lambda: page("<table><tr><td>" * 3_000 + "底"),
    "跨.html": lambda: page("<table>" + "<tr><td rowspan=99999999 colspan=99999999>值</td></tr>" * 300 + "</table>"),
    "跨行.html": lambda: page(
        "<table>" + "<tr>" + "<td rowspan=65534>值</td>" * 399 + "</tr>" + "<tr></tr>" * 19_000 + "</table>"
    ),
    "实体.html": lambda: (
        b'<!DOCTYPE html [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><html><body>&b;<p>x</body></html>'
    ),
    "实体.xml": lambda: (
        b'<?xml version="1.0"?><!DOCTYPE W [<!ENTITY a SYSTEM "file:///etc/passwd">]>'
        b'<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet>&a;</Worksheet></Workbook>'
    ),
    "脚本.html": lambda: page(
        "<script>while(1){}</script><img src=x onerror=alert(1)><table><tr><td>值</td></tr></table>"
    ),
    "标签未完.html": lambda: b"<html><body>" + b"<table><tr><td" * 200_000,
    "属性.html": lambda: page("<p " + "a=1 " * 500_000 + ">字</p>"),
    "乱邮件.mht": lambda: (
        b"MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=x\r\n\r\n" + b"--x\r\n" * 300_000
    ),
    "富文本.rtf": lambda: b"{\\rtf1" + b"{" * 1_000_000,
}
