"""What readers announce about a file that was read: codes I02–I09, I46, I50–I57, I60–I63 and I70–I74, certainty extraction, with Chinese texts."""

from heng.domain.finding import Certainty, Finding, Severity, Where

# Code → severity, message, fix. The braces are filled by the reader that announces.
TEXTS = {
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
    "I50": (
        Severity.WARNING,
        "第 {} 页是扫描件或图片，全部内容由文字识别读出，可能有误。",
        "请对照原图逐项确认，尤其是金额、指标值和权重。",
    ),
    "I51": (Severity.WARNING, "“{}”识别把握不大，按识别结果读入。", "请对照原图确认。"),
    "I52": (Severity.WARNING, "另有 {} 处文字识别把握不大。", "请对照原图逐处确认，或用更清晰的扫描件重新导入。"),
    "I53": (Severity.WARNING, "这里有笔迹，但没有认出文字{}。", "请对照原图补录。"),
    "I54": (Severity.HINT, "图片有 {} 帧，只读取了第一帧。", "如其余各帧也是材料，请改用 PDF 或多页 TIFF。"),
    "I55": (
        Severity.WARNING,
        "{}是扫描件，没有安装文字识别组件，未读取。",
        "请安装 heng[ocr]（pip install heng[ocr]）后重新导入，或导入原始的 Word、Excel 文件。",
    ),
    "I46": (
        Severity.WARNING,
        "{}的表格没有框线，各栏按文字位置推断，换行的文字可能断开。",
        "请逐行核对，或改用原始的 Word、Excel 文件导入。",
    ),
    "I70": (
        Severity.WARNING,
        "{}个字符的字体没有给出对应的文字，以“�”代替。",
        "请改用原始的 Word、Excel 文件导入，或重新导出 PDF 时嵌入字体。",
    ),
    "I71": (
        Severity.WARNING,
        "{}的文字来自扫描图片上的识别结果，可能有误。",
        "请对照原图核对，尤其是金额、指标值和权重。",
    ),
    "I72": (Severity.HINT, "{}，未读取。", "如其中有需要申报的内容，请改为正文文字。"),
    "I73": (Severity.WARNING, "{}的线条过多，没有按框线识别表格。", "请逐行核对，或改用原始的 Word、Excel 文件导入。"),
    "I74": (Severity.HINT, "{}处文字由表单域或文本批注填写，已按所在位置读取。", "请对照原件核对这些内容。"),
    "I56": (
        Severity.HINT,
        "{}图形（如印章、签名、照片）没有作为文字读取。",
        "请对照原图核对其中是否有应当申报的内容。",
    ),
    "I57": (Severity.WARNING, "{}布满网点或噪声，没有读取。", "请重新扫描这一页，或导入原始的 Word、Excel 文件。"),
    "I60": (Severity.HINT, "{}首行接在上一页末行之后，已并为一行。", "请对照原件核对这一行。"),
    "I61": (Severity.HINT, "{}没有作为数据读取。", "请核对其中是否有应当申报的内容。"),
    "I62": (Severity.HINT, "合并单元格下面还有看不到的内容{}，未读取。", "如需要这些内容，请取消合并后重新导入。"),
    "I63": (
        Severity.WARNING,
        "{}不保存单元格的显示格式，数字按存储的数值读取（如 95% 读作 0.95）。",
        "请另存为 .xlsx 后重新导入，或逐项核对数值。",
    ),
    "I09": (Severity.HINT, "{}未读取。", "如其中有需要申报的内容，请改为文字或表格。"),
}


def announce(code: str, detail: object = "", where: Where | None = None) -> Finding:
    """The announcement `code` about `detail`, at `where` if it has a place."""
    severity, message, fix = TEXTS[code]
    places = () if where is None else (where,)
    return Finding(code, severity, Certainty.EXTRACTION, "", message.format(detail), fix, where=places)
