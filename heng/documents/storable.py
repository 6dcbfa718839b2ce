"""Making an answer fit to be stored and printed anywhere: no half characters, nothing that steers a terminal."""

import re
from typing import Any

_STEERING = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_DIRECTION = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")
REPLACEMENT = "\ufffd"


def storable(value: Any) -> Any:
    """`value` (as `json` reads it) with every lone surrogate, noncharacter and control character replaced by “�”."""
    if isinstance(value, str):
        return _STEERING.sub(REPLACEMENT, value)
    if isinstance(value, list | tuple):
        return [storable(item) for item in value]
    if isinstance(value, dict):
        return {storable(key): storable(item) for key, item in value.items()}
    return value


def printable(text: str) -> str:
    """`text` for a terminal or a message: as `storable`, and without the marks that turn the direction of writing."""
    return _DIRECTION.sub("", _STEERING.sub(REPLACEMENT, text))
