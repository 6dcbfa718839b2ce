"""The recogniser: pictures of lines of text to text, with models that are part of the installed package."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

import cv2
import numpy as np
import numpy.typing as npt

from heng.documents.readers.ocr.settings import number, unweighed

_CARRIERS, _FACE = ("95", "10", "13250"), cv2.FONT_HERSHEY_DUPLEX
_ALL = 1_000
# The widest picture of a single sign, as a multiple of its height.
_SINGLE = 1.3
Bitmap = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line says and how sure the least certain of its characters is, between 0 and 1."""

    text: str
    confidence: float


NOTHING = Reading("", 1.0)


def read_lines(crops: Sequence[Bitmap]) -> list[Reading]:
    """What each grey picture of one line says, in order; a doubtful single sign is read again before a number."""
    found = _recognised(crops)
    doubtful = [
        place
        for place, (crop, reading) in enumerate(zip(crops, found, strict=True))
        if reading.confidence < number("confidence", "single") and crop.shape[1] <= _SINGLE * crop.shape[0]
    ]
    for carrier in _CARRIERS:
        beside = [np.hstack([crops[place], _carrier(carrier, crops[place].shape[0])]) for place in doubtful]
        for place, reading in zip(doubtful, _recognised(beside), strict=True):
            text = reading.text.removesuffix(carrier).strip()
            if text and text != reading.text:
                found[place] = Reading(text, reading.confidence)
        doubtful = [place for place in doubtful if found[place].confidence < number("confidence", "low")]
    return found


def read_sign(picture: Bitmap, signs: str) -> Reading:
    """Which of `signs` the picture of one sign shows; how sure, against the others of them."""
    recogniser = _recogniser()
    beside = np.hstack([picture, _carrier(_CARRIERS[0], picture.shape[0])])
    colours = np.repeat(beside[:, :, None], 3, axis=2)
    chances = recogniser.session(recogniser.resize_norm_img(colours, beside.shape[1] / beside.shape[0])[None])[0]
    own = chances[: max(chances.shape[0] * picture.shape[1] // beside.shape[1], 1)].max(axis=0)
    known = recogniser.postprocess_op.dict
    weights = {sign: float(own[known[sign]]) for sign in signs if sign in known}
    best = max(weights, key=lambda sign: weights[sign])
    return Reading(best, weights[best] / max(sum(weights.values()), 1e-9))


def _recognised(crops: Sequence[Bitmap]) -> list[Reading]:
    found: dict[int, Reading] = {}
    for group in _groups([crop.shape[1] / crop.shape[0] for crop in crops]):
        found |= zip(group, _together([crops[place] for place in group]), strict=True)
    return [found[place] for place in range(len(crops))]


def _groups(widths: Sequence[float]) -> Iterator[list[int]]:
    """The places of `widths` (in heights) in groups of like ones, which take no more memory than a long line does."""
    group: list[int] = []
    for place in sorted(range(len(widths)), key=lambda place: widths[place]):
        if group and widths[place] * (len(group) + 1) > number("engine", "together"):
            yield group
            group = []
        group.append(place)
    if group:
        yield group


def _together(crops: Sequence[Bitmap]) -> list[Reading]:
    from rapidocr.ch_ppocr_rec import TextRecInput
    from rapidocr.inference_engine.onnxruntime.main import ONNXRuntimeError

    pictures = [np.repeat(crop[:, :, None], 3, axis=2) for crop in crops]
    try:
        found = _recogniser()(TextRecInput(img=pictures, return_word_box=True))
    except ONNXRuntimeError as problem:
        raise MemoryError from problem
    return [_reading(text, words.confs) for text, words in zip(found.txts, found.word_results, strict=True)]


def _reading(text: str, confidences: Sequence[float] | None) -> Reading:
    """Spaces and the width of brackets are no part of what must be sure: by its picture neither is ever certain."""
    unsure = unweighed()
    sure = [one for sign, one in zip(text, confidences or (), strict=False) if sign not in unsure]
    return Reading(text.strip(), min(sure, default=0.0))


@cache
def _carrier(text: str, height: int) -> Bitmap:
    """A picture of the number `text`: beside it a lone sign is told from a letter."""
    scale = cv2.getFontScaleFromHeight(_FACE, height // 2, 2)
    (width, high), _ = cv2.getTextSize(text, _FACE, scale, 2)
    picture = np.full((height, width + 8), 255, np.uint8)
    cv2.putText(picture, text, (4, (height + high) // 2), _FACE, scale, 0, 2, cv2.LINE_AA)
    return picture


@cache
def _recogniser() -> Any:
    """The model for lines: no threads beside ours, no arenas that keep memory, no message on any stream."""
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    from rapidocr import RapidOCR

    threads = min(int(number("engine", "threads")), os.cpu_count() or 1)
    engine: Any = RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_det": False,
            "Global.use_cls": False,
            "Rec.rec_batch_num": _ALL,
            "Rec.rec_img_shape": [3, 48, 48],
            "EngineConfig.onnxruntime.intra_op_num_threads": threads,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "EngineConfig.onnxruntime.enable_cpu_mem_arena": False,
        }
    )
    return engine._load_rec_model()  # noqa: SLF001
