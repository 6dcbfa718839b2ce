"""Hints of the template that nobody replaced: they are no content of the paper."""

import re

from heng.documents.layouts.headings import vocabulary


def without_hint(text: str) -> str:
    """`text`, or nothing where it is only a hint of the template (`（100字以内）`, `说明目标的完成情况（100字以内）`)."""
    return "" if any(re.search(pattern, text) for pattern in vocabulary()["words"]["hints"]) else text
