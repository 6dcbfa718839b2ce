"""What reading announces: one code for each kind of loss or doubt, with its Chinese text and the way to mend it."""

from heng.domain.finding import Certainty, Finding, Severity, Where

_HINT, _WARNING = Severity.HINT, Severity.WARNING

# Code → severity, message, fix. The braces are filled by the layout that announces.
TEXTS: dict[str, tuple[Severity, str, str]] = {
    "I10": (_WARNING, "文件标题中没有读到预算年度。", "请在标题或表头写明年度，或在导入后补填。"),
    "I11": (_WARNING, "文件没有写明金额单位，暂按{unit}读取金额。", "请核对金额单位，并在表头注明“单位：{unit}”。"),
    "I12": (_HINT, "共{count}行单元格错位（{lines}），已按内容归位。", "请对照原件核对这些行。"),
    "I13": (_WARNING, "这一行无法确定各单元格的含义，没有读入：{text}", "请对照原件补录。"),
    "I14": (_WARNING, "共{count}个指标的{level}没有印出或已丢失，留空：{names}。", "请对照原件补填。"),
    "I15": (_HINT, "共{count}个指标未印一级指标，按二级指标归入“{category}”：{names}。", "请对照原件核对。"),
    "I16": (_WARNING, "同表其他指标都有{field}，这个指标没有，可能在提取时丢失。", "请对照原件补填。"),
    "I17": (_WARNING, "{label}“{text}”不是可读的数字，没有读入。", "请核对该单元格。"),
    "I18": (
        _WARNING,
        "各项目金额之和为{parts}万元，“{name}”印出的合计为{total}万元。",
        "请核对是否有项目或金额没有读出。",
    ),
    "I19": (_WARNING, "读出的权重合计为{sum}，其中{count}个指标的权重丢失。", "请对照原件补填丢失的权重。"),
    "I20": (
        _HINT,
        "换页处共{count}行沿用了上一个二级指标“{name}”，下一页首行印的是“{following}”，分界可能在换页之前。",
        "请对照原件核对这些行的二级指标。",
    ),
    "I21": (_WARNING, "指标值“{text}”所在的行没有指标名称，没有读入。", "请对照原件补录。"),
    "I22": (_HINT, "指标性质与指标方向两列的内容与列名相反，已按内容读取。", "请核对列名。"),
    "I23": (_HINT, "单位名称“{name}”在表格中间断开，已合并，并作为本表各项目的单位。", "请对照原件核对。"),
    "I24": (_WARNING, "表中未读出任何项目的名称，{count}个指标没有归属。", "请对照原件补填项目名称。"),
    "I25": (_HINT, "{label}含有网页标记，原样保留。", "请删去标记后重新提交。"),
    "I26": (
        _WARNING,
        "表格中间断开的单位名称有{count}个（{names}），无法确定各项目属于哪个单位。",
        "请对照原件补填各项目的单位。",
    ),
    "I27": (_HINT, "长期（实施期）目标表的{count}行没有作为年度指标读入：{names}。", "如需对照长期目标，请看原件。"),
    "I28": (
        _WARNING,
        "“{heading}”不是已知的栏目，其中{count}个数字没有读入（如“{text}”）。",
        "请核对栏目名称，必要时补填。",
    ),
    "I29": (
        _HINT,
        "“{heading}”不是已知的栏目，其中{count}处文字没有归入指标值（如“{text}”）。",
        "如需这些内容，请看原件。",
    ),
    "I45": (_WARNING, "表格外有{count}行含数字的内容没有读入（如“{text}”）。", "请核对其中是否有应读入的项目或指标。"),
    "I46": (
        _WARNING,
        "PDF 中的表格没有框线，各栏按文字位置推断，换行的文字可能断开。",
        "请逐行核对，或改用原始的 Word、Excel 文件导入。",
    ),
    "I47": (_HINT, "指标类别用繁体字书写（如“{text}”），已按简体“{read}”读取。", "如需保留繁体，请看原件。"),
    # Texts without a grid: numbered indicator strings, free cells, forms of lines, reports.
    "I30": (_WARNING, "有一段指标文字残缺，没有作为指标读入（{reason}）：“{text}”", "请对照原件补录。"),
    "I31": (_WARNING, "指标读入不完整：{reason}。原文：“{text}”", "请对照原件核对指标名称与年度指标值。"),
    "I32": (
        _HINT,
        "指标编号有重复、跳号或重新起编，读到的编号依次为{numbers}；按原样保留，未作修正。",
        "请核对是否有指标缺失，或两段指标并在了一起。",
    ),
    "I33": (_WARNING, "绩效目标残缺或与其他单元格混在一起：{reason}。", "请对照原件核对绩效目标。"),
    "I34": (_WARNING, "没有读到绩效指标，原表该单元格的内容可能已丢失。", "请对照原件补录绩效指标。"),
    "I35": (_WARNING, "金额列错位：{reason}。", "请对照原件核对金额。"),
    "I36": (
        _WARNING,
        "原表各列被拆成互不相连的文字，{what}按{evidence}对应到项目，已读入的部分只有这一种对应成立。",
        "请对照原件核对。",
    ),
    "I37": (_WARNING, "原表各列被拆成互不相连的文字，{what}无法确定属于哪个项目，已留空；{reason}", "请对照原件补录。"),
    "I38": (_WARNING, "{what}写明为{stated}万元，读出的各项相加为{added}万元。", "请核对是否有行缺失或数字识别有误。"),
    "I39": (_HINT, "“{text}”中的≤≥疑为书名号《》被误识别，按原样保留。", "请对照原件核对。"),
    "I40": (_WARNING, "这一行没有读懂：“{text}”", "请对照原件核对该行内容。"),
    "I41": (_WARNING, "同一金额的几种写法不一致：“{text}”，没有读入。", "请核对金额与单位。"),
    "I42": (_WARNING, "名称中有无法识别的字符，按原样保留：“{text}”", "请对照原件核对名称。"),
    "I43": (_WARNING, "文件中没有读到{what}。", "请对照原件补录。"),
    # Self-evaluation forms and reports.
    "I80": (
        _WARNING,
        "资金执行情况中“{label}”一行不是已知的资金来源，金额没有读入：{text}。",
        "请核对该行属于哪个资金来源，必要时补填。",
    ),
    "I82": (_WARNING, "资金执行情况的这一行各单元格错位，无法确定各是哪一栏，没有读入：{text}", "请对照原件补填。"),
    "I81": (_HINT, "标题没有写明年度，按正文（“{text}”）取{year}年。", "请核对报告年度。"),
    # Completeness: what does not add up after reading (heng/documents/completeness).
    "I90": (
        _WARNING,
        "读出的指标权重合计为{sum}，应为{expected}，{how}{gap}{blank}；可能缺行或读错的位置：{level}。",
        "请对照原件核对该处是否有指标没有读出；原件本身如此的，请调整权重。",
    ),
    "I91": (
        _WARNING,
        "表中印出的{label}权重为{printed}，其上读出的{count}行合计为{sum}，可能有行没有读出。",
        "请对照原件核对{label}以上各行。",
    ),
    "I92": (
        _WARNING,
        "“{label}”印出的分值为{printed}，其下读出的{count}个指标合计为{sum}，“{name}”之前或之后可能缺行。",
        "请对照原件核对该级指标的各行。",
    ),
    "I93": (
        _WARNING,
        "读出的{count}项资金来源合计为{sum}万元，总额为{total}万元，可能有一项没有读出或读错。",
        "请对照原件核对各资金来源。",
    ),
    "I94": (
        _WARNING,
        "读出的{count}个项目金额合计为{sum}万元，单位合计为{total}万元{blank}，可能有项目没有读出。",
        "请对照原件核对项目个数和金额。",
    ),
    "I95": (
        _WARNING,
        "有{count}处没有读到“{category}”类指标（{names}）；如原件中有，应在已读出的最后一行之后。",
        "请对照原件核对，漏读的请补录。",
    ),
    "I96": (_WARNING, "{count}个指标没有读到{level}，同表其他指标都有：{names}。", "请对照原件补填。"),
    "I97": (_WARNING, "序号从{before}跳到{after}，其间第{lost}项没有读到。", "请对照原件核对这两行之间是否缺行。"),
    "I98": (_WARNING, "有{count}行像是指标，但没有读入（如“{text}”）。", "请对照原件核对这些行，漏读的请补录。"),
    "I58": (_HINT, "这张表按保存的栏目对应“{name}”（{who}）读取：{fields}。", "如栏目有变化，请重新手工对应栏目。"),
    "I59": (
        _WARNING,
        "保存的栏目对应“{name}”（{who}）已不适合这张表：{reason}，没有按它读取。",
        "请核对表头；如版式确已改变，请重新手工对应栏目并保存。",
    ),
    "I44": (_HINT, "“{label}”一栏没有对应的项目，没有读入：“{text}”", "如需保留，请填入对应的栏目。"),
    "I75": (
        _WARNING,
        "这一行没有指标名称和指标值，其中的文字没有读入：“{text}”",
        "请对照原件核对该行内容，漏读的请补录。",
    ),
    "I76": (
        _WARNING,
        "有一栏没有表头，其中{count}处文字没有读入（如“{text}”）。",
        "请补齐表头后重新导入，或对照原件补录。",
    ),
    # Budget and final-account books.
    "I85": (
        _HINT,
        "这张表的标题不在已知的预决算公开表之列，{count}行已按“其他表”原样读入。",
        "请核对标题；如是公开表，请改用规范的表名。",
    ),
    "I86": (
        _WARNING,
        "目录列有{count}张表，正文中没有读到：{titles}。",
        "请核对原件：表格在附件中的，请一并导入；正文中确有的，请检查标题和表头是否完整。",
    ),
    "I88": (
        _WARNING,
        "共{count}行的各格没有固定的栏位（如“{text}”），金额无法归入各栏，已原样保留，没有作为金额读入。",
        "请改用有框线的 PDF，或原始的 Word、Excel 文件导入；也可对照原件补录。",
    ),
    "I89": (
        _WARNING,
        "“{title}”的各格散成了单独的行，其中{count}个数字无法归入各行各栏，没有读入。",
        "请改用原始的 Word、Excel 或 PDF 文件导入，或对照原件补录。",
    ),
    "I84": (
        _WARNING,
        "“{title}”没有写明金额单位，而文件中各表的单位不一（{units}），已按{unit}读入。",
        "请对照原件核对这张表的金额单位，必要时注明单位后重新导入。",
    ),
    "I87": (_HINT, "正文中有{count}张表没有列入目录：{titles}。", "请核对目录，或检查这些表的标题。"),
}


def announce(code: str, subject: str, *where: Where, **details: object) -> Finding:
    """The finding `code` about `subject` at `where`; `details` fill the text. KeyError for an unknown code."""
    severity, message, fix = TEXTS[code]
    return Finding(
        code, severity, Certainty.EXTRACTION, subject, message.format(**details), fix.format(**details), where=where
    )
