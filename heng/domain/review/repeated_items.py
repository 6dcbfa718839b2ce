"""Lists in running text: 云龙、玄滩、牛滩等8个法庭."""

import re
from collections import Counter
from collections.abc import Iterator

_LIST = re.compile(r"[\u4e00-\u9fff（）()]{2,12}(?:、[\u4e00-\u9fff（）()]{2,12}){3,}")


def listed_twice(text: str) -> Iterator[tuple[str, str]]:
    """Each item that stands twice in one list of at least four, with the list.

    The first and the last item carry words of the sentence around the list, so only those between are compared.
    """
    for match in _LIST.finditer(text):
        inner = match[0].split("、")[1:-1]
        for item, often in Counter(inner).items():
            if often > 1:
                yield item, match[0]
