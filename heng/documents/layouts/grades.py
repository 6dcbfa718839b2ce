"""Grades of an evaluation in running text and in cells: 等级为“优”, 评价结果：良好."""

import re
from collections.abc import Iterator, Sequence

from heng.documents.content import Line
from heng.documents.layouts.paragraphs import paragraphs, sentences
from heng.documents.layouts.passage import unbroken
from heng.domain.finding import Where
from heng.domain.target.declaration import Statement

SUBJECT = "自评等级"
_WORDS = r"(?:优秀|良好|中等|较差|合格|不合格|优|良|中|差)"
GRADE = re.compile(rf"[“\"'「『]?(?P<grade>{_WORDS})[”\"'」』]?")
# The word has to follow 等级 (or the like), and nothing that makes another word of it (良性, 中期, 优化).
_STATED = re.compile(
    r"(?:等级|等次|档次|评级|级别|(?:评价|自评|评定|考评|考核)(?:结果|结论))(?:定|评定|确定|均|综合)?(?:为|是|属于|达到|[:：])*\s*"
    rf"[“\"'「『]?(?P<grade>{_WORDS})(?:[”\"'」』]|(?=[，,。；;、）)\s等级档]|$))"
)
# Scales of grades (优：90分以上；良…) are no grade that anyone got.
_SCALE = re.compile(rf"{_WORDS}[”\"'」』]?\s*[、，,（(：:；;].{{0,14}}{_WORDS}[”\"'」』]?\s*[、，,（(：:；;和]")


def grade(text: str, sentence: str, where: Where) -> Statement:
    """The statement of a grade; its value is the word, without quotation marks."""
    found = GRADE.fullmatch(text.strip())
    return Statement(SUBJECT, found["grade"] if found else text, "", sentence, where)


def grades(lines: Sequence[Line]) -> Iterator[Statement]:
    """The grades that the sentences of `lines` state; a sentence that lists the scale of grades states none."""
    for paragraph in paragraphs([line for line in lines if "\t" not in line.text]):
        for sentence in sentences(paragraph):
            if _SCALE.search(sentence.text):
                continue
            for found in _STATED.finditer(sentence.text):
                yield grade(found["grade"], unbroken(sentence.text), sentence.where(found.start("grade")))
