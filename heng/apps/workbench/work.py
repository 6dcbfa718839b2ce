"""Who does long work: the table of handlers, and the thread that works the queue off beside the web server."""

import logging
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from django.db import close_old_connections, connection

from heng.apps.indicator import services as indicator
from heng.apps.intake import arrivals
from heng.apps.intake.earlier import set_back_later_papers
from heng.apps.job import services as jobs
from heng.apps.job.models import Job
from heng.apps.records import services as records
from heng.apps.review import services as review
from heng.records.progress import Progress


def compute(job: Job, progress: Progress) -> str:
    """Compute a year; targets of later years are then held against its figures."""
    said = indicator.compute_job(job, progress)
    set_back_later_papers(job.court_id, int(job.subject))
    return said


HANDLERS: Mapping[str, jobs.Handler] = {
    records.CHECK: records.check,
    records.LOAD: records.load,
    indicator.COMPUTE: compute,
    arrivals.READ: arrivals.read,
}
PAUSE, BEAT = 0.5, 5.0

logger = logging.getLogger(__name__)


@contextmanager
def working() -> Iterator[None]:
    """Work the queue off in a thread of this process for as long as the block runs."""
    stop = threading.Event()
    thread = threading.Thread(target=_work, args=(stop,), name="heng-work", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        thread.join(timeout=2)


def _work(stop: threading.Event) -> None:
    while not stop.is_set():
        close_old_connections()
        try:
            worked = jobs.run_next(HANDLERS, _beating) or review.review_next()
        except Exception:
            logger.exception("the queue could not be worked off; trying again")
            worked = False
        if not worked:
            stop.wait(PAUSE)
    connection.close()


@contextmanager
def _beating(job: Job) -> Iterator[None]:
    over = threading.Event()

    def signs_of_life() -> None:
        while not over.wait(BEAT):
            try:
                jobs.beat(job)
            finally:
                connection.close()

    thread = threading.Thread(target=signs_of_life, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
