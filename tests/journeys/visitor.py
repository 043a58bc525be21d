"""Somebody with a browser."""

from pathlib import Path
from time import monotonic

from playwright.sync_api import Browser, Page, expect

from tests.journeys.stories import PASSWORD

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text()
# Whoever waits waits for what comes; a busy machine is no fault of the house.
expect.set_options(timeout=20_000)
# What axe preloads beyond films and sounds is for rules that are not among these.
RULES = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],
    "preload": {"assets": ["media"]},
}
LOOK = """rules => axe.run(document, rules).then(({ violations }) => violations.flatMap(
  ({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id} at ${JSON.stringify(target)}: ${failureSummary}`)))"""


class Visitor:
    """One person's browser: a page, and everything the browser complained about on the way. One that `looks` has axe on every page."""

    def __init__(self, browser: Browser, url: str, *, looks: bool = False, **settings):
        self.context = browser.new_context(base_url=url, **settings)
        if looks:
            self.context.add_init_script(AXE)
        self.context.set_default_timeout(20_000)
        self.page: Page = self.context.new_page()
        self.troubles = []
        self.page.on("console", lambda message: self._note(message) if message.type == "error" else None)
        self.page.on("pageerror", lambda error: self.troubles.append(str(error)))
        self.said = []
        self.page.on("websocket", lambda ws: ws.on("framesent", lambda frame: self.said.append(str(frame))))

    def sign_in(self, email: str) -> None:
        """Through the front door, with a password."""
        self.go("/sign-in")
        self.page.get_by_label("E-mail").fill(email)
        self.page.get_by_label("Password", exact=True).fill(PASSWORD)
        self.press("Sign in")
        self.page.wait_for_url("**/home")

    def is_known(self, email: str) -> None:
        """Signed in without a look at the door: for journeys that are about what lies behind it."""
        form = {"email": email, "password": PASSWORD}
        answer = self.context.request.post("/sign-in", form=form, headers={"Sec-Fetch-Site": "same-origin"}, max_redirects=0)
        assert answer.status in (302, 303), answer.text()

    def go(self, path: str) -> int:
        """Open `path`; returns the status it was answered with."""
        return self.page.goto(path).status

    def press(self, name: str, *, exact: bool = False) -> None:
        """Press the button of that name, in the page's own part rather than in what surrounds it."""
        self._place().get_by_role("button", name=name, exact=exact).first.click()

    def follow(self, name: str) -> None:
        """Follow the link of that name."""
        self._place().get_by_role("link", name=name).first.click()

    def _place(self):
        return self.page.get_by_role("main") if self.page.get_by_role("main").count() else self.page

    def listens(self) -> None:
        """Wait until the page has said over its socket what it shows."""
        until = monotonic() + 10
        while not any('"watch"' in frame for frame in self.said):
            assert monotonic() < until, "the page never asked to be told"
            self.page.wait_for_timeout(20)
        self.said.clear()
        self.page.wait_for_timeout(100)

    def sees(self, words: str) -> None:
        """Wait until the page shows `words`."""
        expect(self.page.get_by_text(words).first).to_be_visible()

    def turn(self, theme: str, size: dict) -> None:
        """See the same page light or dark, on a screen of another size."""
        self.page.emulate_media(color_scheme=theme)
        self.page.set_viewport_size(size)
        self.page.evaluate("new Promise(requestAnimationFrame)")

    def violations(self) -> list[str]:
        """What axe finds wrong with the page as it is now."""
        if self.page.evaluate("!window.axe"):
            self.page.evaluate(AXE)  # evaluated by the debugger, which our content policy does not bind
        return self.page.evaluate(LOOK, RULES)

    def leave(self) -> list[str]:
        """Close the browser; returns what it had complained about."""
        self.context.close()
        return self.troubles

    def _note(self, message) -> None:
        # A refusal is an answer, and some journeys ask for one. The console tells of every answer that is none: nobody need hear of all.
        if "with a status of 4" not in message.text:
            self.troubles.append(f"{self.page.url}: {message.text} ({message.location['url']})")
