"""What translators do in their editor."""


def translate_all(colleague, words):
    """Write a translation beside each segment, `words(German)`, and save."""
    form = colleague.page.select_one("#translation-form")
    written = {}
    for segment in form.select("[data-segment]"):
        german = segment.select_one(".translation-german > [lang=de]")
        marked = _with_marks(german).replace("\xad", "")
        written[segment.textarea["name"]] = words(marked)
    _press(colleague, "save", written)


def _with_marks(german):
    """The German words with the numbers of their formatting in braces: what a translator types as well."""
    for chip in german.select(".translation-chip"):
        number = chip.get_text()
        chip.parent.append(f"{{/{number}}}")
        chip.replace_with(f"{{{number}}}")
    return german.get_text()


def publish_translation(colleague):
    return _press(colleague, "publish")


def submit_translation(colleague, refused=False):
    return _press(colleague, "submit", refused=refused)


def _press(colleague, value, written=(), refused=False):
    form = colleague.page.select_one("#translation-form")
    assert form.select_one(f"button[name=action][value={value}]"), f"no button to {value}"
    return colleague.submit(form, refused=refused, action=value, **dict(written))
