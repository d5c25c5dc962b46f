"""The handbook within the admin: the files of docs/handbuch/ as pages, for whoever may log in there."""

from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from django.conf import settings
from django.http import FileResponse, Http404, HttpRequest
from django.urls import reverse
from django.utils.text import slugify
from django.views.decorators.http import require_safe
from django.views.generic import TemplateView
from markdown_it import MarkdownIt
from markdown_it.token import Token
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from core.text import languages

FOLDER = Path(settings.BASE_DIR) / "docs" / "handbuch"
PICTURES = FOLDER / "bilder"
FIRST = "README"  # the chapter with which one begins; in another language “README.fr”, if there is one
MARKDOWN = MarkdownIt("commonmark", {"html": False}).enable("table")


@dataclass(frozen=True)
class Chapter:
    name: str
    title: languages.Localized
    language: str
    html: str
    sections: list[tuple[str, str]]  # anchor and heading


def first_chapters() -> dict[str, str]:
    """`{language: name}` of the chapters with which one begins."""
    names = {code: f"{FIRST}.{code}" for code in languages.TRANSLATED}
    return {languages.SOURCE: FIRST} | {code: name for code, name in names.items() if (FOLDER / f"{name}.md").exists()}


def chapter(name: str) -> Chapter:
    """Raises Http404 if there is none of that name."""
    tokens = MARKDOWN.parse(_file(FOLDER, f"{name}.md").read_text(encoding="utf-8"))
    title, body = tokens[1].content, tokens[3:]  # the first three are the heading of the page
    code = name.rpartition(".")[2]
    language = code if code in languages.TRANSLATED else languages.SOURCE
    sections = []
    for heading, words in pairwise(body):
        if heading.type == "heading_open":
            anchor = slugify(words.content, allow_unicode=True)
            heading.attrSet("id", anchor)
            if heading.tag == "h2":
                sections.append((anchor, words.content))
    for token in body:
        for part in token.children or ():
            _lead_within_the_admin(part)
    html = MARKDOWN.renderer.render(body, MARKDOWN.options, {})
    return Chapter(name, languages.Localized(title, language), language, html, sections)


def _lead_within_the_admin(part: Token) -> None:
    """Files link to each other by their names, as every viewer of Markdown follows them."""
    if part.type == "image":
        part.attrSet("src", reverse("home_admin:handbook_picture", args=[Path(str(part.attrGet("src"))).name]))
    elif part.type == "link_open":
        name, dot, anchor = str(part.attrGet("href")).partition(".md")
        if dot and "/" not in name:
            part.attrSet("href", reverse("home_admin:handbook", args=[name]) + anchor)


def _file(folder: Path, name: str) -> Path:
    """Only what stands in the folder itself: no name leads out of it."""
    path = folder / name
    if path.parent != folder or not path.is_file():
        raise Http404
    return path


class HandbookView(WagtailAdminTemplateMixin, TemplateView):
    template_name = "home/admin/handbook.html"
    header_icon = "help"
    breadcrumbs_items: list[dict[str, str]] = []  # so that the title is seen above the page

    def get_context_data(self, **kwargs):
        first = first_chapters()
        found = chapter(self.kwargs.get("name") or first.get(languages.active(), FIRST))
        others = [chapter(name) for name in first.values() if name != found.name]
        return super().get_context_data(**kwargs) | {"chapter": found, "others": others, "page_title": found.title}


@require_safe
def picture(request: HttpRequest, name: str) -> FileResponse:
    return FileResponse(_file(PICTURES, name).open("rb"))
