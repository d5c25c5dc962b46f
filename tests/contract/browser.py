"""A form as a browser has it: what it would send, and where it says what is wrong."""

from contextlib import contextmanager
from urllib.parse import urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from tests.contract.forms import CORPUS
from tests.html import soup_of

WORDS = "Ein Wort"
VALID = {"email": "amina@example.org", "number": "1", "date": "2026-12-01", "url": "https://example.org/"}


def form_in(response, name):
    """The form of an answer that has the field."""
    fields = soup_of(response).select(f'form[method="post" i] [name="{name}"]')
    return fields[-1].find_parent("form") if fields else None


def sent_by(form):
    """`{name: values}` of what a browser sends of the form as it stands."""
    sent = {}
    for field in form.select("input[name], select[name], textarea[name]"):
        if (values := _values(field)) is not None:
            sent.setdefault(field["name"], []).extend(values)
    return sent


def _values(field):
    kind = field.get("type", "text") if field.name == "input" else field.name
    if kind in {"checkbox", "radio"}:
        return [field.get("value", "on")] if field.has_attr("checked") else []
    if kind in {"file", "submit", "button"}:
        return [] if kind == "file" else None
    if kind == "select":
        options = field.find_all("option")
        chosen = [option for option in options if option.has_attr("selected")]
        return [
            option.get("value", option.get_text()) for option in chosen or options[: not field.has_attr("multiple")]
        ]
    if kind == "textarea":
        return [field.get_text().removeprefix("\n").removeprefix("\r\n")]
    return [field.get("value", "")]


def filled(form, **given):
    """What a person sends who fills in every field: the first choice of each list, and a word in each text."""
    sent = sent_by(form)
    for field in form.select("input[name], select[name], textarea[name]"):
        name, kind = field["name"], field.get("type", "text") if field.name == "input" else field.name
        if kind == "hidden" or field.find_parent(class_="public-form__trap") or any(sent.get(name, [])):
            continue
        if kind in {"checkbox", "radio"}:
            sent[name] = [field.get("value", "on")]
        elif kind == "select":
            sent[name] = [option["value"] for option in field.find_all("option") if option.get("value")][:1]
        elif kind != "file":
            sent[name] = [VALID.get(kind, WORDS)]
    return sent | {name: [value] for name, value in given.items()}


def typed_fields(form):
    """The names of what a person can fill in."""
    fields = form.select("input[name], select[name], textarea[name]")
    shown = [field for field in fields if field.get("type") not in {"hidden", "submit", "button"}]
    return list(dict.fromkeys(field["name"] for field in shown if not field.find_parent(class_="public-form__trap")))


def message_at(form, name):
    """What is said to be wrong at the field, where assistive technology reads it too."""
    field = form.find(attrs={"name": name})
    described = [field, *field.find_parents(attrs={"aria-describedby": True})]
    identifiers = " ".join(element.get("aria-describedby", "") for element in described).split()
    messages = [form.find(id=identifier) for identifier in identifiers if "error" in identifier]
    if of_wagtail := field.find_parent(class_="w-field"):
        messages += of_wagtail.select(".w-field__errors")
    return " ".join(message.get_text(" ", strip=True) for message in messages if message)


def a_file(name="wort.exe", content=b"MZ"):
    return SimpleUploadedFile(name, content)


class UndoError(Exception):
    """Takes back what a form has stored."""


@contextmanager
def undone():
    try:
        with transaction.atomic():
            yield
            raise UndoError
    except UndoError:
        pass


class Sender:
    """Has opened a form, and sends it again and again with something else in it."""

    def __init__(self, client, address, field, **given):
        client.raise_request_exception = False
        self.client, self.field = client, field
        self.form = form = form_in(client.get(address), field)
        action = form.get("action", "")
        self.action = action if action.startswith("/") else address
        self.fields = typed_fields(form)
        self.files = {element["name"] for element in form.select("[type=file]")}
        self.sent = filled(form, **given)
        if buttons := form.select("button[name=action]"):
            self.sent["action"] = [buttons[-1]["value"]]

    def send(self, **changed):
        with undone():
            response = self.client.post(self.action, self.sent | changed)
        assert response.status_code < 500, changed
        return response

    def send_bytes(self, content_type):
        """As no browser would, with bytes that are no UTF-8."""
        body = urlencode(self.sent | dict.fromkeys(self.fields, "\ud800"), doseq=True, errors="surrogatepass")
        with undone():
            return self.client.post(self.action, body.encode(), content_type=content_type)

    def try_everything(self, subtests, whole):
        """Each field, or every fourth, by itself, and all of them at once; with what, depends on the form."""
        for name in self.fields if whole else self.fields[len(self.fields) % 4 :: 4]:
            response = self.send(**{name: a_file() if name in self.files else "x" * 10_000})
            if refused(response, name):
                with subtests.test(name=name):
                    form = form_in(response, self.field)
                    assert message_at(form, name), response.context["form"].errors
                    assert self.lost_in(form, name) == []
        for title, changed in self.sent_badly(6 if whole else len(CORPUS)):
            with subtests.test(title):
                self.send(**changed)

    def sent_badly(self, step):
        """`(title, what is sent)`."""
        texts = [name for name in self.fields if self.sent[name] == [WORDS]]
        for number in range(len(self.fields) % step, len(CORPUS), step):
            yield str(number), {name: CORPUS[(number + place) % len(CORPUS)] for place, name in enumerate(texts)}
        yield "all empty", dict.fromkeys(self.fields, "")
        yield "all wrong", dict.fromkeys(self.fields, "99999999999999999999")
        yield "each value twice", {name: self.sent[name] * 2 for name in self.fields}
        yield "files for texts", {name: WORDS if name in self.files else a_file() for name in self.fields}

    def lost_in(self, form, name):
        """The fields beside this one that are not as they were sent."""
        answered, sent = sent_by(form), self.sent
        others = [other for other in self.fields if other != name]
        return [other for other in others if same(answered.get(other)) != same(sent[other])]


def same(words):
    return [word.replace("\r\n", "\n").strip() for word in words or []]


def refused(response, name):
    """Whether the form was not taken because of the field."""
    if response.status_code == 422:
        return True
    form = (response.context or {}).get("form") if response.status_code == 200 else None
    return name in getattr(form, "errors", {})


def check_filters(client, address, subtests, whole):
    """Bad values for the filters of a list, all at once."""
    step = 6 if whole else len(CORPUS)
    client.raise_request_exception = False
    fields = soup_of(client.get(address)).select("form input[name], form select[name]")
    names = sorted({field["name"] for field in fields} | {"q", "ordering", "p", "export"} - {"csrfmiddlewaretoken"})
    with subtests.test("words, and the first choice of each filter"):
        assert client.get(address, chosen_first(fields) | {"q": "Amina"}).status_code < 500
    for number in range(len(names) % step, len(CORPUS), step):
        values = {name: CORPUS[(number + place) % len(CORPUS)][:200] for place, name in enumerate(names)}
        values = {name: value.replace("\x00", "0") for name, value in values.items()}
        with subtests.test(number=number):
            assert client.get(address, values).status_code < 500
    for day in ("9999-12-31", "0001-01-01")[: 1 + whole]:
        with subtests.test(day):
            assert client.get(address, {name: day for name in names if name not in {"export", "p"}}).status_code < 500


def chosen_first(fields):
    chosen = {}
    for field in fields:
        options = [option["value"] for option in field.find_all("option") if option.get("value")]
        if value := next(iter(options), field.get("value") or VALID.get(field.get("type"), "de")):
            chosen.setdefault(field["name"], value)
    return {name: value for name, value in chosen.items() if name not in {"p", "ordering", "export"}}
