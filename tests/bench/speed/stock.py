"""A site as `wagtail start` makes it, with one page that holds the words of ours, a menu and the links to languages."""

import os
import subprocess
import sys
from pathlib import Path

import psycopg

from deploy.processes import Process

MODELS = """
from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

class HomePage(Page):
    body = RichTextField(blank=True)
    content_panels = Page.content_panels + [FieldPanel("body")]
"""
TEMPLATE = """
{% extends "base.html" %}
{% load wagtailcore_tags %}
{% block content %}
{% wagtail_site as site %}
<nav>{% for item in site.root_page.get_children.live.in_menu %}<a href="{% pageurl item %}">{{ item.title }}</a>
{% for child in item.get_children.live.in_menu %}<a href="{% pageurl child %}">{{ child.title }}</a>{% endfor %}
{% endfor %}</nav>
{% for version in page.get_translations.live %}<a href="{% pageurl version %}">{{ version.locale }}</a>{% endfor %}
{% for above in page.get_ancestors %}<a href="{% pageurl above %}">{{ above.title }}</a>{% endfor %}
<h1>{{ page.title }}</h1>
{{ page.body|richtext }}
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
from home.models import HomePage
home = HomePage.objects.get()
home.body = open(%(words)r).read()
home.save_revision().publish()
for number in range(6):
    page = HomePage(title=f"Bereich {number}", slug=f"bereich-{number}", show_in_menus=True)
    home.add_child(instance=page)
    for below in range(4):
        page.add_child(instance=HomePage(title=f"Seite {number} {below}", slug=f"seite-{below}", show_in_menus=True))
page.body = home.body
page.save_revision().publish()
"""
ADDRESS = "/bereich-5/"


def prepare(stack, words: str, port: int) -> Process:
    """The site beside ours, in the same database server and under the same gunicorn; not started yet."""
    folder = stack.folder / "stock"
    folder.mkdir()
    wagtail = [str(Path(sys.executable).with_name("wagtail")), "start", "stock", str(folder)]
    subprocess.run(wagtail, check=True, capture_output=True)
    (folder / "home/models.py").write_text(MODELS)
    (folder / "home/templates/home/home_page.html").write_text(TEMPLATE)
    (folder / "stock/settings/measured.py").write_text(SETTINGS % {"port": stack.postgres_port})
    (folder / "words.html").write_text(words)
    (folder / "fill.py").write_text(FILL % {"words": str(folder / "words.html")})
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
