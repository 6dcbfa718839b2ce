"""The queue of long work: once, in order, and taken up again after an interruption."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from heng.apps.job import services
from heng.apps.job.models import Job, State
from heng.domain.errors import WrongState


def fine(job, progress) -> str:
    progress("数到三", 3, 3)
    return f"做完了 {job.subject}"


def refused(job, progress) -> str:
    raise WrongState("现在不能做。")


def broken(job, progress) -> str:
    raise ZeroDivisionError


HANDLERS = {"fine": fine, "refused": refused, "broken": broken}


def test_work_is_done_in_the_order_it_was_asked_for(cast, court) -> None:
    asked = [services.ask(cast.finance, court, "fine", name) for name in ("一", "二")]
    assert services.run_next(HANDLERS)
    assert list(Job.objects.values_list("state", flat=True)) == [State.DONE, State.WAITING]
    assert services.run_next(HANDLERS)
    assert not services.run_next(HANDLERS)
    asked[0].refresh_from_db()
    assert (asked[0].message, asked[0].doing, asked[0].done) == ("做完了 一", "数到三", 3)


def test_the_same_open_work_is_asked_for_once(cast, court) -> None:
    first = services.ask(cast.finance, court, "fine", "一")
    assert services.ask(cast.handler, court, "fine", "一") == first
    services.run_next(HANDLERS)
    assert services.ask(cast.finance, court, "fine", "一") != first


@pytest.mark.parametrize(("kind", "message"), [("refused", "现在不能做。"), ("broken", services.BROKEN)])
def test_work_that_goes_wrong_says_so_and_does_not_stop_the_queue(cast, court, kind: str, message: str) -> None:
    services.ask(cast.finance, court, kind, "一")
    assert services.run_next(HANDLERS)
    job = Job.objects.get()
    assert (job.state, job.message) == (State.FAILED, message)


def test_interrupted_work_is_taken_up_again_and_living_work_is_left_alone(cast, court) -> None:
    job = services.ask(cast.finance, court, "fine", "一")
    assert services.claim() == job
    assert services.claim() is None
    Job.objects.update(beat_at=timezone.now() - services.LOST_AFTER - timedelta(seconds=1))
    assert services.run_next(HANDLERS)
    job.refresh_from_db()
    assert (job.state, job.attempts) == (State.DONE, 2)


def test_work_that_is_interrupted_again_and_again_is_given_up(cast, court) -> None:
    services.ask(cast.finance, court, "fine", "一")
    Job.objects.update(attempts=services.MOST_ATTEMPTS)
    services.run_next(HANDLERS)
    assert Job.objects.get().message == services.GIVEN_UP


def test_the_panel_shows_how_far_it_is_and_then_reloads_the_page(cast, court, sign_in) -> None:
    job = services.ask(cast.finance, court, "fine", "一")
    client, address = sign_in(cast.auditor), reverse("job:progress", args=[job.pk])
    assert "排队等候" in client.get(address).content.decode()
    services.run_next(HANDLERS)
    assert client.get(address)["HX-Refresh"] == "true"


def test_an_outsider_sees_no_work_of_another_court(cast, court, sign_in) -> None:
    job = services.ask(cast.finance, court, "fine", "一")
    assert sign_in(cast.outsider).get(reverse("job:progress", args=[job.pk])).status_code == 404
