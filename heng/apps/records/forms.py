"""Uploading record batches."""

from django import forms


class BatchForm(forms.Form):
    """One batch as a zip archive."""

    file = forms.FileField(
        label="批次（zip）",
        error_messages={"required": "请先选择批次的 zip 文件。", "empty": "这个文件是空的。请重新打包。"},
    )
