"""What readers announce about a file that was read: codes I02–I09 and I60, certainty extraction, with Chinese texts."""

from heng.domain.finding import Certainty, Finding, Severity, Where

_TEXTS = {
    "I02": (Severity.WARNING, "工作表“{}”已隐藏，未读取。", "如其中有需要申报的内容，请取消隐藏后重新导入。"),
    "I03": (Severity.WARNING, "{}处于隐藏状态，打开文件时看不到，但已读取。", "请核对隐藏内容是否应当保留。"),
    "I04": (Severity.WARNING, "文件带有宏，未执行，只读取了单元格。", "请另存为不带宏的 .xlsx 或 .docx。"),
    "I05": (
        Severity.WARNING,
        "公式“{}”没有保存计算结果，按公式原文读取。",
        "请用 Excel 或 WPS 打开文件重新计算并保存。",
    ),
    "I06": (Severity.WARNING, "{}超出读取范围，未读取。", "请删除远处的多余内容，或拆分文件。"),
    "I07": (Severity.WARNING, "单元格显示错误值“{}”。", "请修正公式后重新导入。"),
    "I08": (Severity.WARNING, "{}个字符无法识别，以“�”代替。", "请确认文件编码，建议另存为 UTF-8。"),
    "I60": (Severity.HINT, "{}首行接在上一页末行之后，已并为一行。", "请对照原件核对这一行。"),
    "I09": (Severity.HINT, "{}未读取。", "如其中有需要申报的内容，请改为文字或表格。"),
}


def announce(code: str, detail: object = "", where: Where | None = None) -> Finding:
    """The announcement `code` about `detail`, at `where` if it has a place."""
    severity, message, fix = _TEXTS[code]
    places = () if where is None else (where,)
    return Finding(code, severity, Certainty.EXTRACTION, "", message.format(detail), fix, where=places)
