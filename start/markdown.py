"""
What the Markdown of these files means.

A heading is a heading's block, prose a text's; `***` ends one text and begins the next. A fenced block is the block of
that name, with YAML inside. `# issues`, a heading of the first rank, begins another stream of the page. Links lead to
`page:key` and `term:key`, or to an address.
"""

import yaml
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.tree import SyntaxTreeNode

LINKED = {"page": "page", "term": "glossary"}  # Wagtail's link types
NO_PROSE = {"heading", "fence", "hr"}


class _RichText(RendererHTML):
    """Writes what the editor's rich text holds: no line ends, `b` and `i`, links to pages and terms by their keys."""

    def softbreak(self, tokens, position, options, env):
        return " "

    def strong_open(self, tokens, position, options, env):
        return "<b>"

    def strong_close(self, tokens, position, options, env):
        return "</b>"

    def em_open(self, tokens, position, options, env):
        return "<i>"

    def em_close(self, tokens, position, options, env):
        return "</i>"

    def link_open(self, tokens, position, options, env):
        scheme, _colon, key = tokens[position].attrs["href"].partition(":")
        if scheme in LINKED:
            return f'<a linktype="{LINKED[scheme]}" id="{key}">'
        return self.renderToken(tokens, position, options, env)


_parser = MarkdownIt("commonmark", {"html": False}, renderer_cls=_RichText)


def html(text):
    """The text as rich text; its links to pages and terms still hold keys."""
    return _parser.render(text).replace("\n", "")


def streams(text):
    """`{name: [(block, content)]}`; a text's content stays Markdown."""
    lines = text.split("\n")
    found, blocks, previous = {}, [], "hr"
    if text:
        found["body"] = blocks
    for node in SyntaxTreeNode(_parser.parse(text)).children:
        if node.type == "heading" and node.tag == "h1":
            blocks = found[node.children[0].content] = []
        elif node.type == "heading":
            blocks.append(("heading", {"text": node.children[0].content, "level": node.tag[1:]}))
        elif node.type == "fence":
            blocks.append((node.info, yaml.safe_load(node.content)))
        elif node.type not in NO_PROSE:
            prose = "\n".join(lines[slice(*node.map)]).rstrip()
            if previous not in NO_PROSE:
                prose = f"{blocks.pop()[1]}\n\n{prose}"
            blocks.append(("text", prose))
        previous = node.type
    return found
