"""The code keeps the rules of tests/contract/code_rules.py; each rule finds what breaks it."""

from pathlib import Path

import pytest
from django.conf import settings

from tests.contract.code_rules import RULES, TEMPLATE_RULES, broken_by, template_broken_by
from tests.rooms import ROOMS

ROOT = Path(settings.BASE_DIR)
# They run on the machine of whoever develops or installs, and never for a reader.
TOOLS = ("Nothing is run that comes as data", "Nothing depends on DEBUG")


def spared_in(path):
    if path.suffix == ".html":
        return ("Styles are in a file",) if "mail" in path.parts else ()  # programs for mails know no files
    return TOOLS if path.parts[0] in {"config", "deploy"} or "static_src" in path.parts else ()


@pytest.mark.parametrize("room", ROOMS)
def test_the_code_keeps_the_rules(room):
    paths = [path.relative_to(ROOT) for path in (ROOT / room).rglob("*.py") if "migrations" not in path.parts]
    found = {path: broken_by((ROOT / path).read_text(), spared=spared_in(path)) for path in paths}
    assert [f"{path}:{line}" for path in sorted(found) for line in found[path]] == []


@pytest.mark.parametrize("room", ROOMS)
def test_the_templates_keep_the_rules(room):
    paths = [path.relative_to(ROOT) for path in (ROOT / room).rglob("templates/**/*.html")]
    found = {path: template_broken_by((ROOT / path).read_text(), spared=spared_in(path)) for path in paths}
    assert [f"{path}:{line}" for path in sorted(found) for line in found[path]] == []


BROKEN = [
    "mark_safe(text)",
    "@csrf_exempt\ndef view(request):\n    pass",
    "path('x', csrf_exempt(view))",
    "requests.get(url)",
    "cursor.execute(f'SELECT {name}')",
    "cursor.execute('SELECT ' + name)",
    "Page.objects.raw('SELECT {}'.format(name))",
    "EventPage.objects.live()",
    "if settings.DEBUG:\n    pass",
    "eval(text)",
    "import pickle",
    "from subprocess import run",
    "yaml.load(text)",
    "run(command, shell=True)",
    "HttpResponseRedirect(request.GET['next'])",
    "redirect(request.POST.get('next', '/'))",
    "redirect(f'{request.GET[name]}#top')",
]


@pytest.mark.parametrize("source", BROKEN)
def test_what_breaks_a_rule_is_found_unless_it_says_why(source):
    (found,) = broken_by(source)
    assert found.startswith("1: ")
    assert broken_by(f"# each value is a column of ours\n{source}") == []
    assert broken_by(f"{source}  # noqa: S101").count(found) == 1


def test_each_rule_is_tried():
    assert {broken_by(source)[0].partition(": ")[2] for source in BROKEN} == set(RULES)


@pytest.mark.parametrize(
    "source",
    [
        "mark_safe('<br>')",
        "requests.get(url, timeout=3)",
        "cursor.execute('SELECT %s', [name])",
        "yaml.load(text, Loader=yaml.CSafeLoader)",
        "HttpResponseRedirect(f'{request.path}?page={request.GET[name]}')",
        "i18n.readable(EventPage.objects.all())",
        "return_value = call(\n    mark_safe(text),  # escaped above\n)",
    ],
)
def test_what_is_right_is_not(source):
    assert broken_by(source) == []


BROKEN_TEMPLATES = [
    "<script>alert(1)</script>",
    '<script type="module">go()</script>',
    "<style>p {}</style>",
    '<p style="color: red">',
    '<button onclick="go()">',
    '<a href="javascript:go()">',
    '<a href="/" target="_blank">',
    "{{ text|safe }}",
    "{% autoescape off %}{{ text }}{% endautoescape %}",
]


@pytest.mark.parametrize("source", BROKEN_TEMPLATES)
def test_a_template_that_breaks_a_rule_is_found(source):
    (found,) = template_broken_by(f"\n{source}")
    assert found.startswith("2: ")


def test_each_rule_for_templates_is_tried():
    assert {template_broken_by(source)[0].partition(": ")[2] for source in BROKEN_TEMPLATES} == set(TEMPLATE_RULES)


@pytest.mark.parametrize(
    "source",
    [
        '<script src="{% static "x.js" %}" defer></script>',
        '<script type="application/ld+json">{{ data }}</script>',
        '<a href="/" target="_blank" rel="noopener">',
        "{{ text|safe }}{# escaped by the view #}",
        "{{ text|safe_name }}",
        '<p data-once="1" data-style="x">',
    ],
)
def test_a_template_that_is_right_is_not(source):
    assert template_broken_by(source) == []
