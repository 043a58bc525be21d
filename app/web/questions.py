"""What the address of a search says, and the addresses that say a little more or less."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from werkzeug.datastructures import MultiDict

from app.subscribers.search.queries import Narrowing, Results, narrowed

TABS = {"all": "Everything", "talk": "Posts and comments", "work": "Ideas and work", "news": "News", "people": "People", "groups": "Groups"}
# What a condition is called in the address.
FIELDS = {"kind": "kind", "place": "in", "author": "by", "tag": "tag", "after": "from", "before": "before"}
SAID = {"kind": "{}", "place": "in {}", "author": "by {}", "tag": "#{}", "after": "from {}", "before": "before {}"}


@dataclass(frozen=True)
class Question:
    """Words, where to look, which tab is in front, and whether the newest stand first."""

    words: str = ""
    narrowing: Narrowing = Narrowing()
    tab: str = "all"
    newest: bool = False

    def __bool__(self) -> bool:
        return bool(self.words or self.narrowing)

    @property
    def errors(self) -> dict[str, str]:
        """What cannot be understood, by the name of its field."""
        return {FIELDS[name]: sentence for name, sentence in self.narrowing.problems.items()}

    def address(self, **other) -> str:
        """The address of this question with something else said."""
        question = replace(self, **other)
        said = {"q": question.words, "show": question.tab if question.tab != "all" else "", "order": "newest" if question.newest else ""}
        said |= {field: getattr(question.narrowing, name) for name, field in FIELDS.items()}
        return "/search?" + urlencode({name: value for name, value in said.items() if value})

    def chips(self, results: Results | None) -> list[tuple[str, str]]:
        """The conditions in words, each with the address of the question without it."""
        names = {"author": results.author, "place": results.place} if results else {}
        given = {name: value for name, value in vars(self.narrowing).items() if value}
        return [
            (SAID[name].format(names.get(name) or value), self.address(narrowing=self.narrowing.without(name)))
            for name, value in given.items()
        ]


def question_of(args: MultiDict) -> Question:
    """The question in an address, operators taken out of the words. Never raises."""
    words, narrowing = narrowed(args.get("q", "")[:200].replace("\x00", ""), _conditions(args))
    tab = args.get("show", "all")
    return Question(words, narrowing, tab if tab in TABS else "all", args.get("order") == "newest")


def _conditions(args: MultiDict) -> Narrowing:
    return Narrowing.of({name: args.get(field, "") for name, field in FIELDS.items()})
