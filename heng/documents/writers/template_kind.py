"""The kinds of official forms, and what the rulebook says of them."""

from enum import StrEnum

from heng.rulebook import loader


def forms() -> dict[str, dict[str, dict[str, object]]]:
    """The titles, choices and instructions of the rulebook."""
    return loader.read("official_forms.toml")


class TemplateKind(StrEnum):
    """The official forms that can be downloaded."""

    PROJECT_TARGETS_WIDE = "project_targets_wide"
    PROJECT_TARGETS = "project_targets"
    DEPARTMENT_TARGETS = "department_targets"
    PROJECT_SELF_EVALUATION = "project_self_evaluation"
    DEPARTMENT_SELF_EVALUATION = "department_self_evaluation"

    @property
    def label(self) -> str:
        """What people call the form."""
        return str(forms()["kinds"][self.value]["name"])

    @property
    def printed(self) -> str:
        """What the form prints on top, without the year."""
        return str(forms()["kinds"][self.value]["title"])

    @property
    def evaluates(self) -> bool:
        """Whether it says what was achieved."""
        return self in (TemplateKind.PROJECT_SELF_EVALUATION, TemplateKind.DEPARTMENT_SELF_EVALUATION)
