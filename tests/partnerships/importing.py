"""Steps through the import, as a browser without JavaScript takes them."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import Workbook

from tests.html import soup_of


def address(model, name="import"):
    return reverse(model.snippet_viewset.get_url_name(name))


def upload(client, model, content, name="file.csv"):
    content = content.encode() if isinstance(content, str) else content
    return client.post(address(model), {"file": SimpleUploadedFile(name, content)})


def sent(response):
    """What the form on the page sends if nobody changes anything."""
    form = soup_of(response).find("input", {"name": "lines"}).find_parent("form")
    fields = form.select("input:not([type=radio]):not([type=checkbox]), input[checked]")
    data = {field["name"]: field.get("value", "on" if field.get("type") == "checkbox" else "") for field in fields}
    for select in form.select("select"):
        chosen = select.find("option", selected=True) or select.find("option")
        data[select["name"]] = chosen["value"]
    return data


def go_on(client, model, response, **answers):
    return client.post(address(model), sent(response) | answers)


def accept(client, model, response, **ticks):
    assert "accepted" in sent(response)
    return go_on(client, model, response, **ticks)


def workbook(*rows):
    book, stream = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append(row)
    book.save(stream)
    return stream.getvalue()
