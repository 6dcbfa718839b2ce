"""Web pages saved as one file."""

import base64

import pytest

from heng.documents.readers.mht import read_mht
from heng.domain.errors import UnreadableInput


def part(page, encoding="base64"):
    data = page.encode("gb18030")
    body = base64.encodebytes(data).decode() if encoding == "base64" else data.decode("latin-1")
    return (
        f'--b\r\nContent-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: {encoding}\r\n\r\n{body}\r\n'
    )


def mail(*parts):
    head = 'MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="b"\r\n\r\n'
    return (head + "".join(parts) + "--b--\r\n").encode("latin-1")


def test_all_pages_are_read_one_after_another_and_tables_are_numbered_on():
    first = "<p>一</p><table><tr><td>甲</td><td>1</td></tr></table>"
    second = "<p>二</p><table><tr><td>乙</td><td>2</td></tr></table>"
    content = read_mht(mail(part(first), part(second, "8bit")))
    assert [(line.where.line, line.text) for line in content.lines] == [(1, "一"), (3, "二")]
    assert [(grid.where.line, grid.rows[0][0].text, str(grid.rows[0][1].where)) for grid in content.grids] == [
        (2, "甲", "工作表“表格1”，单元格B1"),
        (4, "乙", "工作表“表格2”，单元格B1"),
    ]


@pytest.mark.parametrize("data", [mail(), mail("--b\r\nContent-Type: image/png\r\n\r\nx\r\n"), mail(part(" "))])
def test_a_file_without_any_page_is_refused(data):
    with pytest.raises(UnreadableInput, match="MHT"):
        read_mht(data)
