"""Adding a court."""

from django import forms

from heng.domain.record.case_number import parse_case_number
from heng.rulebook.case_numbers import case_words


class CourtForm(forms.Form):
    """The court word, and a name for courts that the rulebook does not list."""

    code = forms.CharField(label="法院代字", max_length=20, error_messages={"required": "请填写法院代字，如 粤0192。"})
    name = forms.CharField(label="名称", max_length=80, required=False)

    def clean_code(self) -> str:
        """A court word as case numbers have it."""
        code: str = self.cleaned_data["code"]
        number = parse_case_number(f"（2022）{code}民初1号", case_words())
        if number is None or number.court != code:
            raise forms.ValidationError(
                f"“{code}”不是法院代字。请照案号中的写法填写，如（2022）粤0192民初1号中的“粤0192”。"
            )
        return code
