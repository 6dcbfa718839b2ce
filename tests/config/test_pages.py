"""What every page has in common: its protection, and calm answers to errors."""

import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from heng.config import checks

ROOT = Path(__file__).parents[2]
TEMPLATES = sorted((ROOT / "heng").rglob("templates/**/*.html"))


def test_pages_allow_no_inline_script_no_inline_style_and_nothing_from_elsewhere(db) -> None:
    policy = Client().get("/accounts/sign-in/")["Content-Security-Policy"]
    directives = {"default-src 'none'", "script-src 'self'", "style-src 'self'", "frame-ancestors 'none'"}
    assert directives <= set(policy.split("; "))
    assert "unsafe" not in policy
    assert "http" not in policy


def test_pages_cannot_be_framed_and_tell_other_sites_nothing(db) -> None:
    answer = Client().get("/accounts/sign-in/")
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_template_holds_inline_script_style_or_handlers_or_another_address(path: Path) -> None:
    text = path.read_text("utf-8")
    assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son[a-z]+=|https?://", text)


def test_every_post_form_carries_a_token() -> None:
    for path in TEMPLATES:
        for form in re.findall(r"<form[^>]*method=\"post\".*?</form>", path.read_text("utf-8"), re.DOTALL):
            assert "csrf_token" in form, path


def test_a_form_without_a_token_is_refused_in_chinese(db) -> None:
    answer = Client(enforce_csrf_checks=True).post("/accounts/sign-in/", {"username": "x", "password": "y"})
    assert answer.status_code == 403
    assert "页面已过期" in answer.content.decode()


def test_an_address_that_leads_nowhere_says_what_to_do(db) -> None:
    answer = Client().get("/nowhere/")
    assert answer.status_code == 404
    assert "没有这个页面" in answer.content.decode()


def test_the_settings_pass_their_checks() -> None:
    call_command("check", fail_level="WARNING")


def test_no_migration_is_missing(db) -> None:
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize(
    ("check", "setting", "value", "code"),
    [
        (checks.frontend_is_installed, "STATICFILES_DIRS", [], "heng.E001"),
        (checks.home_can_be_written, "HOME", Path("/nowhere"), "heng.E002"),
        (checks.limits_make_sense, "UPLOAD_LIMIT_MIB", 0, "heng.E003"),
        (checks.strangers_need_https, "ALLOWED_HOSTS", ["heng.court"], "heng.W001"),
    ],
)
def test_a_wrong_setting_is_named_with_its_code(settings, check, setting: str, value, code: str) -> None:
    assert not check()
    setattr(settings, setting, value)
    [problem] = check()
    assert problem.id == code
