"""A desk at the admin: a browser in which somebody has logged in, and what they do there again and again."""

from contextlib import contextmanager

from playwright.sync_api import expect

from tests.browser.visits import NOTE_WATCHING, log_in_by_hand

PATIENCE = 60_000  # milliseconds: the machine may be busy
expect.set_options(timeout=PATIENCE)


def watch(context):
    """Notes in the list returned what a page must never do: complain, break, or meet an error of the server."""
    faults = []
    context.on("console", lambda line: faults.append((line.page.url, line.text)) if is_fault(line) else None)
    context.on("weberror", lambda error: faults.append((error.page.url, str(error.error))))
    context.on("response", lambda answer: faults.append((answer.url, answer.status)) if answer.status >= 500 else None)
    return faults


def is_fault(line):
    """Autosave's way to say that a form is not complete yet is status 400, which the console repeats."""
    return line.type == "error" and "status of 400" not in line.text


class Desk:
    def __init__(self, browser, site, username):
        self.site = site
        self.page = browser.new_context(viewport={"width": 1400, "height": 1000}).new_page()
        self.page.add_init_script(NOTE_WATCHING)
        self.go("/admin/login/")
        log_in_by_hand(self.page, username)  # a journey begins here
        self.page.set_default_timeout(PATIENCE)
        self.faults = watch(self.page.context)

    def go(self, path):
        self.page.goto(self.site + path)

    def click(self, name, role="button", within=None):
        (within or self.page).get_by_role(role, name=name, exact=True).first.click()

    def follow(self, name, within=None):
        """Take a link, and wait for its page: else what comes next would be taken for answered when that one is."""
        with self.answered():
            self.click(name, role="link", within=within)

    def fill(self, **values):
        """Fill in fields by their names."""
        for name, value in values.items():
            field = self.page.locator(f"[name='{name}']")
            if field.evaluate("field => field.tagName") == "SELECT":
                field.select_option(value)
            else:
                field.fill(value)

    def explore(self, *titles):
        """Open the tree of pages in the menu and follow it to the list below the last of these pages."""
        self.click("Seiten", within=self.page.locator(".sidebar"))
        for title in titles[:-1]:
            self.click(f"Unterseiten von ‚{title}‘ anzeigen", role="link")
        with self.answered():
            self.page.locator(".c-page-explorer__item__link", has_text=titles[-1]).last.click()
        expect(self.page.locator("#page-edit-form, .listing, [data-controller~=w-bulk]").first).to_be_visible()

    def add_block(self, name):
        """Add a block of the body; returns the place where it is filled in."""
        body = self.page.locator("#body-root")
        body.get_by_title("Einen Block einfügen").last.click()
        self.click(name, role="option")
        return body.locator("[data-streamfield-child]").last

    @contextmanager
    def answered(self):
        """Wait until what is done within has led to another page; autosave changes the address alone, meanwhile."""
        with self.page.expect_event("load"):
            yield

    def choose_action_by_keyboard(self, name):
        """Open the menu beside the button that saves, and take an action of it without touching the mouse."""
        self.page.locator("footer .action-save").focus()
        self.page.keyboard.press("Tab")
        self.page.keyboard.press("Enter")
        wanted = self.page.locator("footer").get_by_role("button", name=name, exact=True)
        wanted.wait_for()
        for _step in range(10):
            self.page.keyboard.press("Tab")
            if wanted.evaluate("button => button === document.activeElement"):
                break
        with self.answered():
            self.page.keyboard.press("Enter")

    def take_action(self, name):
        footer = self.page.locator("footer")
        if not footer.get_by_role("button", name=name, exact=True).is_visible():
            self.click("Mehr Aktionen", within=footer)
        with self.answered():
            self.click(name, within=footer)

    def sees(self, words):
        expect(self.page.locator("body")).to_contain_text(words)

    def waits_until_saved(self):
        """By itself; the words for each state stand in the page at all times."""
        expect(self.page.locator("#w-autosave-indicator")).to_have_attribute("data-w-autosave-state-value", "saved")

    def take_from_menu(self, name):
        """Take an action of the menu at the head of the page."""
        self.page.locator("header .w-dropdown__toggle, .w-slim-header .w-dropdown__toggle").first.click()
        with self.answered():
            self.page.get_by_role("link", name=name).locator("visible=true").first.click()
