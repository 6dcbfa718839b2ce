"""Settings from the environment."""

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from heng.config.environment import database, flag, secret_key, words


def test_the_secret_key_is_made_once_and_only_its_owner_reads_it(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.delenv("HENG_SECRET_KEY", raising=False)
    key = secret_key(tmp_path)
    assert len(key) >= 48
    assert secret_key(tmp_path) == key
    assert stat.S_IMODE((tmp_path / "secret_key").stat().st_mode) == 0o600


def test_a_named_secret_key_wins_and_is_not_written(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HENG_SECRET_KEY", "named")
    assert secret_key(tmp_path) == "named"
    assert not list(tmp_path.iterdir())


def test_two_installations_have_different_keys(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.delenv("HENG_SECRET_KEY", raising=False)
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    assert secret_key(tmp_path / "a") != secret_key(tmp_path / "b")


def test_without_an_address_the_database_is_sqlite_that_lets_readers_read_while_one_writes(
    tmp_path: Path, monkeypatch
) -> None:
    monkeypatch.delenv("HENG_DATABASE_URL", raising=False)
    settings = database(tmp_path)
    assert settings["NAME"] == tmp_path / "heng.sqlite3"
    assert "journal_mode=WAL" in settings["OPTIONS"]["init_command"]


def test_an_address_names_a_postgresql_database(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HENG_DATABASE_URL", "postgresql://heng:p%40ss@db.court:5433/heng")
    settings = database(tmp_path)
    assert settings["ENGINE"] == "django.db.backends.postgresql"
    assert [settings[part] for part in ("NAME", "USER", "PASSWORD", "HOST", "PORT")] == [
        "heng",
        "heng",
        "p@ss",
        "db.court",
        "5433",
    ]


def test_an_address_may_name_a_socket_folder_and_options_of_the_driver(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HENG_DATABASE_URL", "postgresql://postgres@/heng?host=/run/a%20b&port=5433&sslmode=require")
    settings = database(tmp_path)
    assert [settings[part] for part in ("NAME", "USER", "HOST", "PORT")] == ["heng", "postgres", "/run/a b", "5433"]
    assert settings["OPTIONS"] == {"sslmode": "require"}


def test_another_kind_of_database_is_refused_with_a_way_out(tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("HENG_DATABASE_URL", "mysql://heng@db/heng")
    with pytest.raises(ImproperlyConfigured, match="postgresql://"):
        database(tmp_path)


@pytest.mark.parametrize(("value", "yes"), [("1", True), ("true", True), ("YES", True), ("0", False), ("", False)])
def test_flags_say_yes_or_no(monkeypatch, value: str, yes: bool) -> None:
    monkeypatch.setenv("HENG_FLAG", value)
    assert flag("HENG_FLAG") is yes


def test_words_are_separated_by_blanks_or_commas(monkeypatch) -> None:
    monkeypatch.setenv("HENG_WORDS", "a.court, b.court  c.court")
    assert words("HENG_WORDS", "") == ["a.court", "b.court", "c.court"]
