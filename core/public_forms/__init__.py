"""
Forms that anyone may send: without cookie, without JavaScript, and hard on machines rather than on people.

A form derives from `form.PublicForm`, says what it needs personal data for (`form.personal`), and stores itself:

    class BarrierForm(PublicForm):
        name = "barrier"
        text = personal(CharField(widget=Textarea), purpose=_("…"), retention="reports")

        def save(self, submission):
            report = Report.objects.create(submission=submission, text=self.cleaned_data["text"])
            return {"number": report.number}   # the receipt: shown on the success page, no personal data

A page names it as its `form_name` (`pages.FormPageMixin`) or calls `handling.handle_form`, as any view may. The app's
`wiring` loads its forms, which makes them known by their names. `save` runs in the same transaction as the row with
the one-use key, so that 100 equal posts make one record and all get the same receipt. It may raise `ValidationError`
(say, “booked out”): the form comes back with it and nothing is stored.
"""
