"""Values that are no values: template hints, dashes, XX, 待单位补充."""

import re
from collections.abc import Collection

from heng.domain.target.characters import folded

_SHAPES = re.compile(
    r"[\s.…·。、/\\\-_*#?~=≥≤<>%|]+"
    r"|[≥≤<>=\s]*(?:[xX×*○〇□]{2,}|某某|_{2,}).{0,8}"
    r"|指标(?:值|名称)?\s*\d*\s*[:.…]*"
    r"|\(?[^()\d]{0,8}\d{1,4}\s*字(?:以内|之内|左右|内|以上)?\)?"
    r"|(?:待|请).{0,6}(?:补充|填写|填报|完善|明确|确定|细化|录入)[.…。\s]*"
    r"|(?:例|示例|例如|填写说明)\s*:.*"
)


def is_placeholder(text: str, words: Collection[str] = ()) -> bool:
    """Whether `text` stands where a value should be without being one: by its shape, or because it is one of `words`."""
    plain = folded(text).strip()
    return bool(_SHAPES.fullmatch(plain)) or plain.rstrip("。.… ") in words
