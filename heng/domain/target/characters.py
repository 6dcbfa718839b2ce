"""Folding the many ways of writing one character into one, place by place, so that positions stay those of the original."""

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_SAME = {
    ">": "﹥〉",
    "<": "﹤〈",
    "≥": "≧⩾≮",
    "≤": "≦⩽≯",
    "=": "﹦",
    "%": "﹪",
    "~": "〜∼",
    "-": "—–−‐‑─",
    "×": "✕✖",
    " ": "\u3000\u00a0\t",
    "(": "〔【﹙",
    ")": "〕】﹚",
}
_FOLD = _WIDE | {ord(variant): ord(plain) for plain, variants in _SAME.items() for variant in variants}


def folded(text: str) -> str:
    """`text` with full-width and look-alike characters made plain; same length, so indices hold in both."""
    return text.translate(_FOLD)
