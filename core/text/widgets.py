"""How forms show their fields, for editors and for readers."""

from django import forms


class Select(forms.Select):
    """All options in one template: Django gives each its own, with hundreds of them most of the time of a form."""

    template_name = "text/select.html"
