"""The ruled lines of a page, found in its ink, and the page without them."""

from __future__ import annotations

from dataclasses import dataclass, replace

import cv2
import numpy as np

from heng.documents.readers.ocr.engine import Bitmap

# Shares of a character's height: the shortest line, the widest break that is closed, how far ends may miss a crossing.
_SHORTEST, _BREAK, _MISS = 1.35, 0.35, 0.45
# Of a worn line: the dots it may be made of, its shortest piece, how near other ink is close; how much of it may be.
_DOT, _PIECE, _CLOSE, _CROWDED = 0.12, 0.4, 0.2, 0.3
# A line that ends in nothing is one only if it is longer than this share of the page.
_FREE = 0.25
_THICK = 0.4


@dataclass(frozen=True, slots=True)
class Rule:
    """A ruled line in pixels: `at` its height (or its column, if upright), from `start` to `end` along it."""

    upright: bool
    at: float
    start: float
    end: float


def rules_of(ink: Bitmap, character: float) -> tuple[list[Rule], Bitmap]:
    """The lines of tables in `ink`, and the ink that they leave: strokes of characters are no lines.

    Lines reach from crossing to crossing, or are long; breaks as a worn copy has them are closed.
    """
    level = _candidates(ink, character)
    upright = [_upright(rule) for rule in _candidates(np.ascontiguousarray(ink.T), character)]
    kept = _crossing([*level, *upright], character, ink.shape)
    return kept, _without(ink, kept, character)


def _candidates(ink: Bitmap, character: float) -> list[Rule]:
    """Level runs of ink, long and thin; worn ones are put together from pieces that stand alone between paper."""
    shortest = np.ones((1, int(character * _SHORTEST)), np.uint8)
    thick = cv2.dilate(ink, np.ones((3, 1), np.uint8))
    solid = cv2.morphologyEx(thick, cv2.MORPH_OPEN, shortest)
    pieces = cv2.morphologyEx(thick, cv2.MORPH_CLOSE, np.ones((1, max(int(character * _DOT), 2)), np.uint8))
    pieces = cv2.morphologyEx(pieces, cv2.MORPH_OPEN, np.ones((1, int(character * _PIECE)), np.uint8))
    pieces = cv2.morphologyEx(pieces, cv2.MORPH_CLOSE, np.ones((1, int(character * _BREAK)), np.uint8))
    worn = _alone(cv2.morphologyEx(pieces, cv2.MORPH_OPEN, shortest), ink, character)
    runs = cv2.morphologyEx(cv2.max(solid, worn), cv2.MORPH_CLOSE, np.ones((1, int(character * _BREAK)), np.uint8))
    count, _, stats, centres = cv2.connectedComponentsWithStats(runs, connectivity=8)
    found = []
    for index in range(1, count):
        left, _, width, height, area = (int(value) for value in stats[index])
        if area / width <= _THICK * character + 2 and height <= max(_THICK * character + 2, width * 0.03):
            found.append(Rule(False, float(centres[index][1]), float(left), float(left + width - 1)))
    return found


def _alone(runs: np.ndarray, ink: Bitmap, character: float) -> np.ndarray:
    """The `runs` without those that have ink close above or below, as strokes of characters have."""
    count, labels, stats, _ = cv2.connectedComponentsWithStats(np.asarray(runs, np.uint8), connectivity=8)
    kept = np.zeros(count, np.uint8)
    near = max(int(character * _CLOSE), 3)
    for index in range(1, count):
        left, top, width, height, _ = (int(value) for value in stats[index])
        bands = ink[max(top - near, 0) : max(top - 1, 0)], ink[top + height + 1 : top + height + near]
        crowded = [(band[:, left : left + width].max(axis=0, initial=0) > 0).mean() for band in bands]
        kept[index] = 255 * (max(crowded) <= _CROWDED)
    return np.asarray(kept[labels], np.uint8)


def _upright(rule: Rule) -> Rule:
    return Rule(True, rule.at, rule.start, rule.end)


def _crossing(rules: list[Rule], character: float, shape: tuple[int, ...]) -> list[Rule]:
    """The lines from their first crossing to their last; long ones as they are; again until none changes."""
    while True:
        across = {side: [rule for rule in rules if rule.upright is side] for side in (False, True)}
        kept = []
        for rule in rules:
            if rule.end - rule.start >= _FREE * shape[1 - rule.upright]:
                kept.append(rule)
            elif (trimmed := _between_crossings(rule, across[not rule.upright], character)) is not None:
                kept.append(trimmed)
        if kept == rules:
            return kept
        rules = kept


def _between_crossings(rule: Rule, others: list[Rule], character: float) -> Rule | None:
    """The part of a line between the first and the last of `others` that cross it; None where that is no line."""
    miss = _MISS * character
    crossings = [
        other.at
        for other in others
        if other.start - miss <= rule.at <= other.end + miss and rule.start - miss <= other.at <= rule.end + miss
    ]
    if not crossings or max(crossings) - min(crossings) < character:
        return None
    return replace(rule, start=max(rule.start, min(crossings)), end=min(rule.end, max(crossings)))


def _without(ink: Bitmap, rules: list[Rule], character: float) -> Bitmap:
    """The ink with each line wiped along its own course; what crosses it elsewhere stays."""
    wiped = ink.copy()
    reach = max(int(character * 0.1), 2)
    for rule in rules:
        near = slice(max(int(rule.at) - reach, 0), int(rule.at) + reach + 2)
        along = slice(max(int(rule.start) - reach, 0), int(rule.end) + reach + 1)
        if rule.upright:
            wiped[along, near] = 0
        else:
            wiped[near, along] = 0
    return wiped
