"""Views parse, call one service and render; only services write."""

import ast
from pathlib import Path

APPS = Path(__file__).parents[2] / "heng" / "apps"
WRITES = {"save", "create", "update", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create"}


def writes(path: Path) -> list[str]:
    """Calls in `path` that look like database writes, as "line:method"."""
    calls = (node for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.Call))
    return [
        f"{path.name}:{call.lineno}:{call.func.attr}"
        for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in WRITES
    ]


def test_the_search_for_writes_finds_one(tmp_path: Path) -> None:
    planted = tmp_path / "views.py"
    planted.write_text("def view(request):\n    Thing.objects.create(name='x')\n", "utf-8")
    assert writes(planted) == ["views.py:2:create"]


def test_no_view_form_or_presenter_writes_to_the_database() -> None:
    quiet = [path for name in ("views", "editing", "presenters", "forms", "urls") for path in APPS.rglob(f"{name}.py")]
    assert quiet, "there are views to look at"
    assert not [hit for path in quiet for hit in writes(path)]
