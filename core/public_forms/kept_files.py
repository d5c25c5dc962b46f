"""Files of a form that came back with an error, so that nobody need choose them again; gone two days later."""

from contextlib import suppress

from django.core.files.uploadedfile import UploadedFile
from django.db import OperationalError, transaction
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict

from core.public_forms import limits
from core.public_forms.form import PublicForm
from core.public_forms.models import KeptFile
from core.public_forms.token import Token
from core.public_forms.uploads import UploadField

REMOVE_NAME = "remove_file"
# Of forms with errors, which are counted nowhere else.
LIMITS = limits.Limits(per_address=20, per_network=60, per_target=300)


def with_kept(files: "MultiValueDict[str, UploadedFile]", token: Token, data: QueryDict) -> MultiValueDict:
    """What was chosen now, after what was kept and not ticked to be removed."""
    removed = {number for number in data.getlist(REMOVE_NAME) if number.isdecimal()}
    together: MultiValueDict[str, UploadedFile] = MultiValueDict()
    for row in KeptFile.objects.filter(key=token.key):
        is_lost = not row.file.storage.exists(row.file.name or "")  # after a restore, say; then it is not listed again
        if is_lost or str(row.pk) in removed:
            row.delete()
        else:
            together.appendlist(row.field, _Kept(row))
    for name, chosen in files.lists():
        for file in chosen:
            together.appendlist(name, file)
    return together


class _Kept(UploadedFile):
    def __init__(self, row: KeptFile) -> None:
        super().__init__(row.file.open().file, name=row.name, size=row.size)
        self.key = row.key
        self.is_checked = True  # as `keep` takes no others


def keep(form: PublicForm, token: Token, request: HttpRequest) -> list[KeptFile]:
    """Keep the sound files of a form that comes back, unless too many came; returns all that are kept for it."""
    if not form.takes_files():
        return []
    new = [
        (name, file)
        for name, field in form.fields.items()
        if isinstance(field, UploadField)
        for file in field.sound(form.files.getlist(name))
        if getattr(file, "key", None) != token.key
    ]
    if new:
        counted = limits.counters(LIMITS, Token("kept-files", token.target, token.key, 0), request)
        with suppress(limits.LimitReachedError, OperationalError), transaction.atomic():
            limits.check(counted, limits.numbers(counted))
            limits.count(counted)
            for name, file in new:
                KeptFile.objects.create(key=token.key, field=name, file=file, name=file.name or "", size=file.size or 0)
    return list(KeptFile.objects.filter(key=token.key))
