"""Every source that the rulebook names exists, and every source is a titled entry with a certainty."""

from collections.abc import Iterator

from heng.rulebook import loader

CERTAINTIES = {"confirmed", "confirmed-local", "secondary", "memory", "seed", "proposal"}


def named_sources(value: object) -> Iterator[str]:
    """All values of keys called `source` or `sources`, at any depth."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in {"source", "sources"}:
                yield from [inner] if isinstance(inner, str) else inner
            else:
                yield from named_sources(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from named_sources(inner)


def test_every_named_source_exists() -> None:
    known = loader.read("sources.toml")
    unknown = {
        (name, source)
        for name in loader.names("")
        for source in named_sources(loader.read(name))
        if source not in known
    }
    assert not unknown


def test_every_source_has_a_title_and_a_known_certainty() -> None:
    for slug, entry in loader.read("sources.toml").items():
        assert entry["title"], slug
        assert entry["certainty"] in CERTAINTIES, slug


def test_every_rulebook_file_names_a_source() -> None:
    """An example of a rule rests on what the rule rests on."""
    examples = set(loader.names("review/examples"))
    names = [name for name in loader.names("") if name != "sources.toml" and name not in examples]
    assert not [name for name in names if not list(named_sources(loader.read(name)))]
