"""Somebody on a phone's screen who has keys and no pointer. What the keys cannot reach, or what is covered when they do, does not exist."""

from playwright.sync_api import Locator, expect

from tests.journeys.visitor import Visitor

FURTHEST = 250
IS_FOCUSED = "element => element === document.activeElement"
# WCAG 2.4.7 and 2.4.11: whoever walks with the keys sees where they are, and nothing lies over it.
IS_SEEN = """element => {
  const shown = [element, ...(element.labels ?? [])].filter(one => one.getClientRects().length)
  const points = shown.flatMap(one => {
    const { left, top, width, height } = one.getBoundingClientRect()
    return [[.5, .5], [.1, .5], [.9, .5], [.5, .1], [.5, .9]].map(([x, y]) => [one, left + width * x, top + height * y])
  })
  return element.matches(":focus-visible") && points.some(([one, x, y]) => one.contains(document.elementFromPoint(x, y)))
}"""


class Keyboard:
    """A visitor's keys."""

    def __init__(self, visitor: Visitor):
        self.visitor, self.page = visitor, visitor.page
        self.go = visitor.go
        self.sees = visitor.sees

    def reach(self, target: Locator) -> None:
        """Walk on with Tab until `target` has the focus, and see it."""
        expect(target).to_be_attached()
        element = target.element_handle()
        for _ in range(FURTHEST):
            if element.evaluate(IS_FOCUSED):
                assert element.evaluate(IS_SEEN), f"{target} has the focus, and nobody sees it"
                return
            self.press("Tab")
        raise AssertionError(f"{target} is out of reach of the keyboard")

    def press(self, keys: str) -> None:
        self.page.keyboard.press(keys)

    def type(self, words: str) -> None:
        self.page.keyboard.type(words)

    def follow(self, name: str, **how) -> None:
        """Take the link of that name."""
        self.reach(self._main().get_by_role("link", name=name, **how).first)
        self.press("Enter")

    def push(self, name: str, **how) -> None:
        """Push the button of that name."""
        self.reach(self._main().get_by_role("button", name=name, **how).first)
        self.press("Enter")

    def write(self, label: str, words: str) -> None:
        """Type into the field of that label."""
        self.reach(self._main().get_by_label(label).and_(self.page.locator("textarea, input:not([type=radio])")).first)
        self.type(words)

    def unfold(self, summary: Locator) -> None:
        """Open a menu."""
        self.reach(summary)
        self.press("Enter")

    def tick(self, name: str) -> None:
        self.reach(self._main().get_by_role("checkbox", name=name).first)
        self.press("Space")

    def choose(self, name: str, **how) -> None:
        """Choose the radio of that name: Tab goes to its group, the arrows within."""
        radio = self._main().get_by_role("radio", name=name, **how).first
        group = self.page.locator(f"input[type=radio][name='{radio.get_attribute('name')}']")
        checked = group.and_(self.page.locator(":checked"))
        self.reach(checked if checked.count() else group.first)
        for _ in range(group.count()):
            if radio.evaluate(IS_FOCUSED):
                break
            self.press("ArrowDown")
        if not radio.is_checked():
            self.press("Space")
        expect(radio).to_be_checked()
        assert radio.evaluate(IS_SEEN), f"{name} is chosen, and nobody sees it"

    def pick(self, label: str, option: str) -> None:
        """Choose from a list by typing how the option begins."""
        field = self._main().get_by_label(label).first
        self.reach(field)
        self.type(option)
        assert field.evaluate("list => list.selectedOptions[0].text").strip().startswith(option)

    def arrives(self, pattern: str) -> str:
        """Wait until the page is the one meant; returns its address."""
        self.page.wait_for_url(pattern)
        self.page.wait_for_load_state()
        return self.page.url

    def _main(self) -> Locator:
        return self.page.get_by_role("main")
