"""Binary workbooks."""

import pytest

from heng.documents.readers.xlsb import read_xlsb
from heng.domain.errors import UnreadableInput


def test_a_damaged_binary_workbook_is_refused_with_what_to_do(package):
    with pytest.raises(UnreadableInput, match=r"另存为 .xlsx"):
        read_xlsb(package({"xl/workbook.bin": b"\x83\x01\x00"}))
