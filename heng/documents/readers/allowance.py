"""The time and memory that reading may take: a small ration at first, more once a reader has seen what the file is.

A hostile file is stopped by the ration it begins with. A reader that has judged the structure of a long, ordinary
file (its pages, its pixels) asks for more before the work begins. Outside of a reading process nothing is limited.
"""

import resource
import signal

from heng.documents.readers.limits import limit

_MEBIBYTE = 1 << 20


def ration(seconds: int, wall_seconds: int, memory_mib: int, most_memory_mib: int) -> None:
    """Limit this process: processor and wall-clock seconds, and MiB of its own memory (`most_memory_mib` for good).

    A process beyond its time is ended by a signal, one beyond its memory gets MemoryError.
    """
    resource.setrlimit(resource.RLIMIT_DATA, (memory_mib * _MEBIBYTE, most_memory_mib * _MEBIBYTE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.setitimer(signal.ITIMER_PROF, seconds)
    signal.setitimer(signal.ITIMER_REAL, wall_seconds)


def allow_seconds(seconds: float) -> None:
    """Allow `seconds` more of processor time, and three times that by the clock on the wall."""
    for timer, more in ((signal.ITIMER_PROF, seconds), (signal.ITIMER_REAL, 3 * seconds)):
        left, _ = signal.getitimer(timer)
        if left:
            signal.setitimer(timer, left + more)


def allow_part(part: str) -> None:
    """Allow what the rulebook grants to `part` ("ocr"): its `seconds` more, its `memory_mib` instead of the ration."""
    soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
    if soft == resource.RLIM_INFINITY:
        return
    wanted = limit(part, "memory_mib") * _MEBIBYTE
    resource.setrlimit(resource.RLIMIT_DATA, (max(soft, min(wanted, hard)), hard))
    allow_seconds(limit(part, "seconds"))
