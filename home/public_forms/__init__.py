"""
Forms that anyone may send: without cookie, without JavaScript, and hard on machines rather than on people.

A form derives from `PublicForm`, says what it needs personal data for (`personal`), and stores itself in `save`:

    class BarrierForm(PublicForm):
        name = "barrier"
        text = personal(CharField(widget=Textarea), purpose=_("…"), retention="reports")

        def save(self, submission):
            report = Report.objects.create(submission=submission, text=self.cleaned_data["text"])
            return {"number": report.number}   # the receipt: shown on the success page, no personal data

A page names it as its `form_name` (`FormPageMixin`) or calls `handle_form`, as any view may. The app's `wiring` loads
its forms, which makes them known by their names. `save` runs in the same transaction as the row with the one-use key,
so that 100 equal posts make one record and all get the same receipt. It may raise `ValidationError` (say, “booked
out”): the form comes back with it and nothing is stored.
"""

from home.public_forms.form import Consent, PublicForm, form_named, personal
from home.public_forms.handling import handle_form
from home.public_forms.kept import typed, typed_in
from home.public_forms.pages import FormPageMixin, TakesForms
from home.public_forms.uploads import UploadField

__all__ = [
    "Consent", "FormPageMixin", "PublicForm", "TakesForms", "UploadField", "form_named", "handle_form", "personal",
    "typed", "typed_in",
]  # fmt: skip
