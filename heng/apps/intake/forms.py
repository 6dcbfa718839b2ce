"""Uploading papers."""

from django import forms


class UploadForm(forms.Form):
    """One file; what it is is found out by reading it."""

    file = forms.FileField(
        label="文件",
        allow_empty_file=True,
        error_messages={"required": "请先选择一个文件（xlsx、docx、html、txt、csv 或 pdf）。"},
    )
