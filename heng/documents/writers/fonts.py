"""A font with Chinese characters for printed papers: the packaged one, else one that the system has."""

from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from heng.domain.errors import WrongUsage

_PACKAGE = "noto_cjk_sans_otc"
_PACKAGED_FAMILY = "Noto Sans CJK SC"
# In the order in which they are preferred on a system without the packaged font.
_FAMILIES = (
    "Noto Sans CJK SC",
    "Source Han Sans SC",
    "Noto Sans SC",
    "Microsoft YaHei",
    "PingFang SC",
    "SimSun",
    "NSimSun",
    "WenQuanYi Micro Hei",
    "WenQuanYi Zen Hei",
    "FangSong",
)


@dataclass(frozen=True, slots=True)
class PrintFont:
    """The family to print with, and the collection of Typst that holds it."""

    family: str
    fonts: Any


@cache
def print_font() -> PrintFont:
    """A font that has Chinese characters. Raises WrongUsage where there is none: boxes are never printed."""
    from typst import Fonts

    package = find_spec(_PACKAGE)
    if package and package.origin:
        folder = str(Path(package.origin).parent)
        return PrintFont(_PACKAGED_FAMILY, Fonts(include_system_fonts=False, font_paths=[folder]))
    fonts = Fonts(include_system_fonts=True)
    there = set(fonts.families())
    for family in _FAMILIES:
        if family in there:
            return PrintFont(family, fonts)
    raise WrongUsage(
        "本机没有可用的中文字体，无法生成PDF（否则汉字会印成方框）。"
        "请安装字体包 noto-cjk-sans-otc，或在系统中安装一种中文字体；也可改为导出DOCX。"
    )
