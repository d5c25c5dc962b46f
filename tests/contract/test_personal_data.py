"""Every field that looks as if it held personal data is in a retention rule, or somebody said why not."""

import re

from django.apps import apps
from django.db import models
from django.urls import get_resolver  # noqa: F401  (loads the forms of all pages and views)
from django.utils.functional import Promise

from core.privacy import retention
from core.public_forms.form import FORMS
from core.public_forms.models import Submission

# Parts of names that tell of persons; “name” alone only in our own models, where it is not a word of the site.
TELLING = re.compile(
    r"(^|_)(e?mail|phone|telephone|mobile|fax|street|postcode|address|ip|first|last|full|contact|sender|recipient|"
    r"reply|to|salutation|birth\w*|signature|comment|note|notes|message|session|avatar)(_|$)|^label$"
)
OURS = {
    "mail", "privacy", "public_forms", "home", "partnerships", "events", "feedback", "newsletter", "search",
    "translation",
    "accounts",
}  # fmt: skip
TEXTS = (models.CharField, models.TextField, models.JSONField, models.GenericIPAddressField, models.FileField)


def looks_personal(field):
    if not isinstance(field, TEXTS) or field.choices:
        return False
    model = field.model
    typed_by_public = any(
        relation.related_model is Submission for relation in model._meta.fields if relation.is_relation
    )
    named_so = bool(TELLING.search(field.name)) or (field.name == "name" and model._meta.app_label in OURS)
    return isinstance(field, models.EmailField) or named_so or (typed_by_public and model is not Submission)


def uncovered():
    rules = {}
    for rule in retention.RULES:
        rules.setdefault(rule.model_class, []).append(rule)
    for model in apps.get_models():
        reasons = retention.EXEMPT.get(model._meta.label, {})
        erased = [rule.covered for rule in rules.get(model, [])]
        if "*" in reasons or None in erased:
            continue
        for field in model._meta.local_fields:
            covered = field.name in reasons or any(field.name in names for names in erased)
            if looks_personal(field) and not covered:
                yield f"{model._meta.label}.{field.name}"


def test_each_field_that_looks_personal_has_a_rule_or_a_reason():
    assert list(uncovered()) == []


def test_rules_and_exemptions_name_what_exists():
    for rule in retention.RULES:
        assert rule.period in retention.PERIODS
        names = {field.name for field in rule.model_class._meta.get_fields()}
        assert names >= (rule.covered or set())
    for label, reasons in retention.EXEMPT.items():
        model = apps.get_model(label)
        assert {field.name for field in model._meta.get_fields()} | {"*"} >= set(reasons)
        assert all(reasons.values())


def test_a_field_without_a_rule_is_found():
    rules = [rule for rule in retention.RULES if rule.model == "mail.OutboxMail"]
    for rule in rules:
        retention.RULES.remove(rule)
    try:
        assert "mail.OutboxMail.to" in uncovered()
    finally:
        retention.RULES.extend(rules)


def test_every_field_that_takes_free_text_in_a_public_form_says_what_it_is_for():
    for form_class in FORMS.values():
        for name, field in form_class.base_fields.items():
            free = type(field).__name__ in {"CharField", "EmailField", "UploadField", "URLField", "RegexField"}
            if free:
                declared = getattr(field, "personal", None)
                assert declared, f"{form_class.__name__}.{name}"
                assert declared.retention in retention.PERIODS


def test_the_words_of_a_public_form_wait_for_the_readers_language():
    ours = [form_class for form_class in FORMS.values() if not form_class.__module__.startswith("tests.")]
    for form_class in ours:
        for name, field in form_class.base_fields.items():
            for words in (field.label, field.help_text):
                assert not words or isinstance(words, Promise), f"{form_class.__name__}.{name}: {words}"
