"""
What readers of three languages are to find, told without segments, rows or revisions: dictionaries of words.

`{place: words}` is the content of a page; a place is a field or a block. A translation is told from the German words
that it was made from, which `Version.published` holds: nothing here asks what the site has stored.
"""

TRANSLATED = ("fr", "uk")
BLOCKS = ("a", "b", "c", "link")
PLACES = ("title", "summary", *BLOCKS)


class Version:
    """One page in one other language."""

    def __init__(self, code):
        self.code = code
        self.memory = {}  # {(place, German words): its words}
        self.published = set()  # those in the memory that readers have been shown
        self.shown = None  # {place: words}; None where the German page stands
        self.may_return = False

    def learn(self, content):
        for pair in content.items():
            self.memory.setdefault(pair, f"{pair[1]} [{self.code}]")

    def publish(self, content):
        self.learn(content)
        self.published |= set(content.items())
        self.shown, self.may_return = {place: self.memory[place, text] for place, text in content.items()}, True

    def withdraw(self):
        self.shown, self.may_return = None, False

    def follow(self, before, content, is_minor, was_live):
        """The German page has been published."""
        if is_minor:
            self._adopt(before, content)
        says_all = set(content.items()) <= self.published
        if not was_live:
            self.shown = {} if self.may_return and says_all else None
        if self.shown is not None:
            known = {place: words for place, words in self.shown.items() if place in before}
            self.shown = {place: self._said(place, text, known) for place, text in content.items()}

    def _adopt(self, before, content):
        for place in before.keys() & content.keys():
            old, new = (place, before[place]), (place, content[place])
            if old in self.memory and new not in self.memory:
                self.memory[new] = self.memory[old]
                self.published |= {new} if old in self.published else set()

    def _said(self, place, text, known):
        return self.memory[place, text] if (place, text) in self.published else known.get(place)

    def is_outdated(self, content):
        return self.shown is not None and not set(content.items()) <= self.published


class Original:
    """One German page, with its versions."""

    def __init__(self, number, parent=None, draft=None):
        self.number, self.parent = number, parent
        own = {"title": f"t{number}x0", "summary": f"s{number}x0", "a": f"a{number}x0", "b": f"b{number}x0"}
        self.draft = draft or own | {"link": f"l{number}x0"}
        self.link = self.draft_link = 0
        self.slug = f"page-{number}"
        self.content = {}
        self.scheduled = None
        self.is_live = self.is_restricted = False
        self.versions = {code: Version(code) for code in TRANSLATED}

    def publish(self, content=None, link=None, is_minor=False):
        before, was_live = self.content, self.is_live
        self.content = dict(self.draft if content is None else content)
        self.link = self.draft_link if link is None else link
        self.is_live, self.scheduled = True, None
        for version in self.versions.values():
            version.follow(before, self.content, is_minor, was_live)

    def withdraw(self):
        self.is_live, self.scheduled = False, None

    def is_hidden(self):
        """Whether readers need leave."""
        return self.is_restricted or bool(self.parent and self.parent.is_hidden())

    def above(self):
        return [self, *(self.parent.above() if self.parent else [])]

    def found(self, code):
        """`(language of the words, title, summary, blocks, link, whether it is told to be outdated)`."""
        version = self.versions.get(code)
        if version is None or version.shown is None:
            shown, language, is_outdated = self.content, "de", False
        else:
            shown, language, is_outdated = version.shown, code, version.is_outdated(self.content)
        blocks = [words for place in self.content if place in BLOCKS and (words := shown.get(place))]
        link = self.link if shown.get("link") and "link" in self.content else None
        return language, shown.get("title"), shown.get("summary"), blocks, link, is_outdated
