"""Uploading papers, choosing among them, and the steps on the way of one."""

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from heng.documents.correction.fields import KINDS
from heng.domain.workflow.paper_state import PAPER_STATE_LABELS


class ManyFiles(forms.ClearableFileInput):
    """A chooser of several files."""

    allow_multiple_selected = True


class ManyFilesField(forms.FileField):
    """Several files; empty ones are let through, for reading to say so."""

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        """The files, each cleaned by itself."""
        given = data if isinstance(data, list | tuple) else [data]
        files = [super(ManyFilesField, self).clean(each, initial) for each in given or [None]]
        most = settings.UPLOAD_LIMIT_FILES
        if len(files) > most:
            raise forms.ValidationError(
                f"一次选择了 {len(files)} 个文件，超过 {most} 个的上限，都没有上传。请分几次上传。"
            )
        return files


class UploadForm(forms.Form):
    """Files; what each of them is is found out by reading it."""

    file = ManyFilesField(
        label="文件",
        allow_empty_file=True,
        widget=ManyFiles,
        error_messages={"required": "请先选择文件（xlsx、xls、docx、html、txt、csv、pdf，或扫描图片）。"},
    )


class ChoiceForm(forms.Form):
    """Which papers to list."""

    q = forms.CharField(label="名称", required=False, max_length=100)
    state = forms.ChoiceField(
        label="状态",
        required=False,
        choices=[("", "全部状态"), *((s.value, label) for s, label in PAPER_STATE_LABELS.items())],
    )
    kind = forms.ChoiceField(label="种类", required=False, choices=[("", "全部种类"), *KINDS.items()])
    year = forms.IntegerField(label="年度", required=False, min_value=1900, max_value=2200)


class RevisionForm(forms.Form):
    """A step that is taken on what the person was looking at: the revision shown, and what else the step needs."""

    revision = forms.IntegerField(min_value=0)
    concerns = forms.IntegerField(min_value=1, required=False)
    reason = forms.CharField(required=False, max_length=500)
    despite_same = forms.BooleanField(required=False)
    off = forms.BooleanField(required=False)
