"""
Rules that no tool for Python knows, as they are about what protects this site.

What a rule forbids may be right in a place: a comment in the same statement, or in the line above it, then says why.
"""

import ast
import re
from collections.abc import Callable

DATA_OF_READERS = {"GET", "POST", "META", "COOKIES", "headers", "body"}
RUNS = {"eval", "exec", "compile", "__import__"}
RUNNING_MODULES = {"subprocess", "pickle", "marshal", "shelve", "pty"}
COMMENT = re.compile(r"  # (?:(?!noqa|type:)\w|noqa: \w+ \W)")  # a reason may follow what ruff is told
HIDDEN = re.compile(r"\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
RULES: dict[str, Callable[[ast.AST], bool]] = {}


def rule(words: str) -> Callable[[Callable[[ast.AST], bool]], Callable[[ast.AST], bool]]:
    def register(function: Callable[[ast.AST], bool]) -> Callable[[ast.AST], bool]:
        RULES[words] = function
        return function

    return register


def _name(node: ast.AST) -> str:
    """The last part of a dotted name, such as `mark_safe`."""
    return getattr(node, "id", "") or getattr(node, "attr", "")


def _called(node: ast.AST, *names: str) -> bool:
    return isinstance(node, ast.Call) and _name(node.func) in names


def _keywords(node: ast.Call) -> dict[str | None, ast.expr]:
    return {keyword.arg: keyword.value for keyword in node.keywords}


def _is_built(node: ast.AST) -> bool:
    """Whether a text is put together where it stands, so that a value may be within it."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.FormattedValue) for part in node.values)
    return isinstance(node, ast.BinOp) or _called(node, "format", "join", "replace")


@rule("HTML that is taken as safe says why")
def safe_html(node: ast.AST) -> bool:
    return _called(node, "mark_safe", "SafeString") and not isinstance(node.args[0], ast.Constant)


@rule("A view without the check of Django's token says what protects it")
def exempt(node: ast.AST) -> bool:
    return isinstance(node, ast.Name | ast.Attribute) and _name(node) == "csrf_exempt"


@rule("A request to others has a time-out")
def endless_request(node: ast.AST) -> bool:
    verbs = {"request", "get", "post", "put", "patch", "delete", "head", "options"}
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and _name(node.func.value) == "requests"
        and node.func.attr in verbs
        and "timeout" not in _keywords(node)
    )


@rule("SQL that is put together says of what")
def built_sql(node: ast.AST) -> bool:
    return _called(node, "execute", "executemany", "raw", "RawSQL", "extra") and any(map(_is_built, node.args[:1]))


@rule("Pages for readers are public ones: home.i18n.readable")
def private_pages(node: ast.AST) -> bool:
    manager = node.func.value if _called(node, "live") and isinstance(node.func, ast.Attribute) else None
    return isinstance(manager, ast.Attribute) and manager.attr == "objects" and _name(manager.value).endswith("Page")


@rule("Nothing depends on DEBUG")
def debug(node: ast.AST) -> bool:
    return isinstance(node, ast.Attribute) and node.attr == "DEBUG" and _name(node.value) == "settings"


@rule("Nothing is run that comes as data")
def run(node: ast.AST) -> bool:
    if isinstance(node, ast.Import | ast.ImportFrom):
        named = [node.module or ""] if isinstance(node, ast.ImportFrom) else [alias.name for alias in node.names]
        return bool(RUNNING_MODULES.intersection(name.partition(".")[0] for name in named))
    if not isinstance(node, ast.Call):
        return False
    loads_yaml = _called(node, "load") and _name(getattr(node.func, "value", None)) == "yaml"
    is_safe = _name(_keywords(node).get("Loader", ast.Pass())).endswith("SafeLoader")
    runs = isinstance(node.func, ast.Name) and node.func.id in RUNS
    return runs or "shell" in _keywords(node) or (loads_yaml and not is_safe)


@rule("Nobody is led where a parameter says")
def open_redirect(node: ast.AST) -> bool:
    if not _called(node, "HttpResponseRedirect", "HttpResponsePermanentRedirect", "redirect") or not node.args:
        return False
    beginning = node.args[0]
    if isinstance(beginning, ast.JoinedStr) and beginning.values:
        beginning = beginning.values[0]
    if isinstance(beginning, ast.BinOp):
        beginning = beginning.left
    if isinstance(beginning, ast.FormattedValue):
        beginning = beginning.value
    return _comes_from_request(beginning)


def _comes_from_request(node: ast.AST) -> bool:
    """Whether it is a parameter or a header as it came, not what a function of ours made of it."""
    while isinstance(node, ast.Attribute | ast.Subscript | ast.Call):
        if isinstance(node, ast.Attribute) and node.attr in DATA_OF_READERS and _name(node.value) == "request":
            return True
        node = node.func if isinstance(node, ast.Call) else node.value
    return False


def broken_by(source: str, *, spared: tuple[str, ...] = ()) -> list[str]:
    """`line: rule` for what the module does without saying why."""
    lines = source.splitlines()
    tree = ast.parse(source)
    parents = {child: node for node in ast.walk(tree) for child in ast.iter_child_nodes(node)}
    found = set()
    for node in ast.walk(tree):
        for words, breaks in RULES.items():
            if words not in spared and breaks(node) and not _says_why(node, parents, lines):
                found.add((node.lineno, words))
    return [f"{line}: {words}" for line, words in sorted(found)]


def _says_why(node: ast.AST, parents: dict[ast.AST, ast.AST], lines: list[str]) -> bool:
    statement = node
    while not isinstance(statement, ast.stmt):
        statement = parents[statement]
    if not hasattr(statement, "body"):  # of one with a block, only the line counts in which it stands
        node = statement
    above = lines[node.lineno - 2].strip() if node.lineno > 1 else ""
    return above.startswith("#") or any(COMMENT.search(line) for line in lines[node.lineno - 1 : node.end_lineno])


DATA = r"application/(?:ld\+)?json"
TEMPLATE_RULES = {
    "A script is a file": rf"<script(?![^>]*\b(?:src=|type=\"{DATA}\"))[^>]*>",
    "Styles are in a file": r"<style\b|\sstyle\s*=",
    "What happens stands in a script": r"<[^>{]*\son\w+\s*=|(?:href|src|action)\s*=\s*[\"']?\s*javascript:",
    "A new window does not know ours": r"<a\b(?![^>]*noopener)[^>]*target=[\"']?_blank[^>]*>",
    "HTML that is taken as safe says why": r"\|\s*safe(?:seq)?\b(?![^\n]*\{#)|\{%\s*autoescape off\s*%\}(?![^\n]*\{#)",
}


def template_broken_by(source: str, *, spared: tuple[str, ...] = ()) -> list[str]:
    text = re.sub(
        r"\{% comment %\}.*?\{% endcomment %\}", lambda match: "\n" * match[0].count("\n"), source, flags=re.S
    )
    return [
        f"{text[: match.start()].count(chr(10)) + 1}: {words}"
        for words, pattern in TEMPLATE_RULES.items()
        if words not in spared
        for match in re.finditer(pattern, text, re.IGNORECASE)
    ]
