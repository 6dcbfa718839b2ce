"""Choosing events of the trail."""

from datetime import date

from django import forms

from heng.apps.audit.services import Choice

EARLIEST, LATEST = date(2000, 1, 1), date(2999, 12, 31)
NOT_A_DAY = {"invalid": "请按“年-月-日”填写日期，如 2024-03-01。"}


class ChoiceForm(forms.Form):
    """Person, act, and the days from and to."""

    person = forms.CharField(required=False, max_length=80)
    act = forms.CharField(required=False, max_length=40)
    since = forms.DateField(required=False, error_messages=NOT_A_DAY)
    until = forms.DateField(required=False, error_messages=NOT_A_DAY)

    def clean_since(self) -> date | None:
        """A day that time zones can be reckoned with."""
        return _within(self.cleaned_data["since"])

    def clean_until(self) -> date | None:
        """A day that time zones can be reckoned with."""
        return _within(self.cleaned_data["until"])

    def choice(self) -> Choice:
        """What was chosen; fields with an error choose nothing."""
        return Choice(**self.cleaned_data) if self.is_valid() else Choice()


def _within(day: date | None) -> date | None:
    if day and not EARLIEST <= day <= LATEST:
        raise forms.ValidationError(NOT_A_DAY["invalid"])
    return day
