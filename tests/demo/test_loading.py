"""Loading the demo takes minutes, so that the suite only looks whether all of it would be."""

import ast
from pathlib import Path

from django.core.management import call_command

import demo
from demo import reader, users
from demo.records import RecordLoader
from home.models import Topic, User

ROOT = Path(demo.__file__).parent


def modules():
    """`{dotted name: syntax tree}` of the demo."""
    paths = ROOT.rglob("*.py")
    return {
        ".".join(path.relative_to(ROOT.parent).with_suffix("").parts): ast.parse(path.read_text("utf-8"))
        for path in paths
    }


def test_what_can_be_loaded_is_loaded_by_somebody():
    trees = modules()
    imports = [node for tree in trees.values() for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    imported = {f"{node.module}.{alias.name}" for node in imports for alias in node.names}
    loaders = {
        name
        for name, tree in trees.items()
        if any(isinstance(node, ast.FunctionDef) and node.name == "load" for node in tree.body)
    }
    assert loaders - imported == set()


def test_what_an_editor_has_made_stays(db):
    key = next(iter(reader.records("topics")))
    Topic.objects.create(slug=key, name_de="Von Hand", name_fr="À la main", name_uk="Вручну")
    RecordLoader().load(["topics"])
    assert Topic.objects.get(slug=key).name_de == "Von Hand"


def test_a_demo_that_is_there_gets_the_accounts_that_are_new_since(db, settings):
    settings.DEMO = True
    users.create()
    User.objects.exclude(username="admin").delete()
    User.objects.filter(username="admin").update(first_name="Von Hand")
    call_command("load_demo", verbosity=0)
    assert User.objects.count() == len(users.USERS)
    assert User.objects.get(username="admin").first_name == "Von Hand"
