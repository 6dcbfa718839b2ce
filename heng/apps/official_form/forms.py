"""Choosing an official form."""

from django import forms

from heng.documents.writers.template_kind import TemplateKind
from heng.rulebook.profiles import DEFAULT, load_profile, profile_slugs

_CHOOSER, _TYPED = {"class": "form-select w-auto"}, {"class": "form-control w-auto"}


def _profiles() -> list[tuple[str, str]]:
    return [(slug, load_profile(slug).name) for slug in profile_slugs()]


class TemplateForm(forms.Form):
    """Which form, for whom, for which year and under which profile."""

    kind = forms.ChoiceField(
        label="表的种类",
        widget=forms.Select(attrs=_CHOOSER),
        choices=[(kind.value, kind.label) for kind in TemplateKind],
        error_messages={"required": "请选择表的种类。", "invalid_choice": "没有这种表。请从列表中选择。"},
    )
    unit = forms.CharField(
        label="填报单位",
        max_length=100,
        widget=forms.TextInput(attrs=_TYPED),
        error_messages={"required": "请填写填报单位名称。"},
    )
    year = forms.IntegerField(
        label="预算年度",
        min_value=2000,
        max_value=2099,
        widget=forms.NumberInput(attrs=_TYPED),
        error_messages={"required": "请填写预算年度。", "invalid": "预算年度应为四位数字。"},
    )
    profile = forms.ChoiceField(
        label="地区口径",
        choices=_profiles,
        initial=DEFAULT,
        widget=forms.Select(attrs=_CHOOSER),
        error_messages={"invalid_choice": "没有这个地区口径。请从列表中选择。"},
    )
