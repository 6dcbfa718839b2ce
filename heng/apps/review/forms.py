"""Choosing among findings, and what people do with them."""

from collections.abc import Sequence

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

from heng.apps.organisation.models import Court
from heng.apps.review.models import Kind
from heng.apps.review.services import MOST_TEXT, Request, colleagues
from heng.domain.errors import WrongUsage

MALFORMED = "提交的内容不完整，没有保存。请刷新页面后再试。"
SEVERITIES = (("error", "错误"), ("warning", "警告"), ("hint", "提示"))
CERTAINTIES = (("certain", "确定"), ("likely", "很可能"), ("judgement", "供判断"), ("extraction", "读取疑问"))
STATES = (
    ("open", "待处理"), ("waived", "已说明保留"), ("lapsed", "保留已失效"), ("mine", "指派给我"), ("assigned", "已指派"),
)  # fmt: skip
GROUPS = (("entry", "按项目"), ("rule", "按规则"), ("severity", "按级别"), ("dimension", "按审核维度"))

CONFLICT_GROUPS = (("entry", "按项目"), ("papers", "按文件"))


def _chooser(label: str, choices: Sequence[tuple[str, str]]) -> forms.ChoiceField:
    looks = {"class": "form-select form-select-sm", "aria-label": label}
    return forms.ChoiceField(label=label, required=False, choices=choices, widget=forms.Select(looks))


class ChoiceForm(forms.Form):
    """Which findings to list, and how."""

    by = _chooser("分组", GROUPS)
    severity = _chooser("级别", [("", "全部级别"), *SEVERITIES])
    rule = forms.CharField(label="规则", required=False, max_length=8)
    certainty = _chooser("把握", [("", "全部把握"), *CERTAINTIES])
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部状态"), *STATES])
    q = forms.CharField(label="内容", required=False, max_length=80)


class ConflictForm(forms.Form):
    """Which contradictions between papers to list, and how."""

    by = _chooser("分组", CONFLICT_GROUPS)
    severity = _chooser("级别", [("", "全部级别"), *SEVERITIES])
    state = forms.ChoiceField(label="状态", required=False, choices=[("", "全部状态"), *STATES])
    paper = forms.IntegerField(label="文件", required=False)
    q = forms.CharField(label="内容", required=False, max_length=80)


class ActForm(forms.Form):
    """What to do with the chosen findings."""

    act = forms.ChoiceField(choices=Kind.choices)
    text = forms.CharField(required=False, max_length=MOST_TEXT)
    person = forms.CharField(required=False, max_length=40)


class TokenForm(forms.Form):
    """A name for a new key."""

    name = forms.CharField(
        label="用途", max_length=60, error_messages={"required": "请写明密钥的用途，如“预算系统接口”。"}
    )


def request_of(posted: QueryDict, court: Court) -> Request:
    """What somebody wants to do; a person who is not of the court is nobody. Raises WrongUsage."""
    form = ActForm(posted)
    if not form.is_valid():
        raise WrongUsage(MALFORMED)
    given = form.cleaned_data
    kind = Kind(given["act"])
    person = colleagues(court).filter(username=given["person"]).first() if kind is Kind.ASSIGN else None
    return Request(kind, "" if kind in (Kind.ASSIGN, Kind.RELEASE) else given["text"], person)


def chosen_of(values: list[str]) -> list[tuple[str, int]]:
    """The findings that were ticked: each value is a name and the version that was shown. Raises WrongUsage."""
    chosen = []
    for value in values:
        name, _, version = value.partition(":")
        if not (name and version.isascii() and version.isdecimal() and len(version) < 10):
            raise WrongUsage(MALFORMED)
        chosen.append((name, int(version)))
    return chosen


def back_of(request: HttpRequest, otherwise: str) -> str:
    """Where the form was: the list as it was chosen, or the finding; never another site."""
    wanted = request.POST.get("back", "")
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe and wanted.startswith("/") else otherwise
