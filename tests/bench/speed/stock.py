"""A site as `wagtail start` makes it, with pages that hold the words, teasers and pictures of ours, and their menu."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import psycopg
from bs4 import BeautifulSoup

from deploy.processes import Process

MODELS = """
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

class HomePage(Page):
    body = RichTextField(blank=True)
    picture = models.ForeignKey(
        "wagtailimages.Image", null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    content_panels = Page.content_panels + [FieldPanel("body"), FieldPanel("picture")]
"""
TEMPLATE = """
{% extends "base.html" %}
{% load wagtailcore_tags wagtailimages_tags %}
{% block content %}
{% wagtail_site as site %}
<nav>{% for item in site.root_page.get_children.live.in_menu %}<a href="{% pageurl item %}">{{ item.title }}</a>
{% for child in item.get_children.live.in_menu %}<a href="{% pageurl child %}">{{ child.title }}</a>{% endfor %}
{% endfor %}</nav>
{% for version in page.get_translations.live %}<a href="{% pageurl version %}">{{ version.locale }}</a>{% endfor %}
{% for above in page.get_ancestors %}<a href="{% pageurl above %}">{{ above.title }}</a>{% endfor %}
<h1>{{ page.title }}</h1>
{{ page.body|richtext }}
{% for teaser in page.get_children.live.specific %}
<article>{% if teaser.picture %}{% image teaser.picture fill-480x320 %}{% endif %}
<h3><a href="{% pageurl teaser %}">{{ teaser.title }}</a></h3>{{ teaser.body|richtext }}</article>
{% endfor %}
{% endblock %}
"""
SETTINGS = """
from .base import *

DEBUG = False
SECRET_KEY = "only for measuring"
ALLOWED_HOSTS = ["*"]
WAGTAIL_I18N_ENABLED = True
DATABASES = {"default": {
    "ENGINE": "django.db.backends.postgresql", "NAME": "stock", "HOST": "127.0.0.1", "PORT": %(port)s,
    "USER": "postgres", "CONN_MAX_AGE": 60,
}}
STORAGES["staticfiles"]["BACKEND"] = "django.contrib.staticfiles.storage.StaticFilesStorage"
"""
FILL = """
import io, json
from django.core.files.images import ImageFile
from PIL import Image as Picture
from home.models import HomePage
from wagtail.images.models import Image
from wagtail.models import Locale

def picture():
    file = io.BytesIO()
    Picture.new("RGB", (960, 640), "teal").save(file, "JPEG")
    return Image.objects.create(title="Bild", file=ImageFile(file, "bild.jpg"))

def add(parent, title, slug, body="", **facts):
    page = HomePage(title=title, slug=slug, body=body, **facts)
    parent.add_child(instance=page)
    page.save_revision().publish()
    return page

locales = [Locale.objects.create(language_code=code) for code in ("fr", "uk")]
home = HomePage.objects.get()
for number in range(6):
    area = add(home, f"Bereich {number}", f"bereich-{number}", show_in_menus=True)
    for below in range(4):
        add(area, f"Seite {number} {below}", f"seite-{below}", show_in_menus=True)
for name, (words, teasers) in json.load(open(%(contents)r)).items():
    page = add(home, name, name, words)
    for number, (title, body, has_picture) in enumerate(teasers):
        add(page, title, f"teaser-{number}", body, picture=picture() if has_picture else None)
    for locale in locales:
        page.copy_for_translation(locale, copy_parents=True, alias=True)
"""


class Teaser(NamedTuple):
    title: str
    body: str
    has_picture: bool


class Content(NamedTuple):
    """What stands in the middle of a page: its words as plain HTML, and what it lists."""

    words: str
    teasers: list[Teaser]


def content_of(html: bytes) -> Content:
    main = BeautifulSoup(html, "html.parser").main
    teasers = []
    for article in main.select("article"):
        title = article.find(["h2", "h3", "a"]).get_text(" ", strip=True)
        teasers.append(Teaser(title[:200], f"<p>{article.get_text(' ', strip=True)}</p>", bool(article.img)))
        article.decompose()
    for form in main.select("form, script, svg"):
        form.decompose()
    kept = [element for element in main.find_all(["p", "h2", "h3", "li"]) if not element.find_parent(["p", "li"])]
    words = [(element.name.replace("li", "p"), element.get_text(" ", strip=True)) for element in kept]
    return Content("".join(f"<{tag}>{text}</{tag}>" for tag, text in words), teasers)


def prepare(stack, contents: dict[str, Content], port: int) -> Process:
    """The site beside ours, in the same database server and under the same gunicorn; a content is at `/its name/`."""
    folder = stack.folder / "stock"
    folder.mkdir()
    wagtail = [str(Path(sys.executable).with_name("wagtail")), "start", "stock", str(folder)]
    subprocess.run(wagtail, check=True, capture_output=True)
    (folder / "home/models.py").write_text(MODELS)
    (folder / "home/templates/home/home_page.html").write_text(TEMPLATE)
    (folder / "stock/settings/measured.py").write_text(SETTINGS % {"port": stack.postgres_port})
    (folder / "contents.json").write_text(json.dumps(contents))
    (folder / "fill.py").write_text(FILL % {"contents": str(folder / "contents.json")})
    with psycopg.connect(
        f"postgresql://postgres@127.0.0.1:{stack.postgres_port}/postgres", autocommit=True
    ) as connection:
        connection.execute("CREATE DATABASE stock")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("DJANGO", "PYTEST"))}
    environment |= {"DJANGO_SETTINGS_MODULE": "stock.settings.measured", "PYTHONPATH": str(folder)}
    for command in (["makemigrations", "home"], ["migrate"], ["shell", "-c", "exec(open('fill.py').read())"]):
        run = [sys.executable, "manage.py", *command]
        subprocess.run(run, cwd=folder, env=environment, check=True, capture_output=True)
    gunicorn = [
        str(Path(sys.executable).with_name("gunicorn")), "--workers", "2", "--preload", "--bind", f"127.0.0.1:{port}",
        "stock.wsgi",
    ]  # fmt: skip
    return Process(gunicorn, stack.folder / "log/stock.log", environment, code=folder)
