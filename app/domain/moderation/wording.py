"""What stands in the log where no person has given the words."""

from app.domain.discussions.unnamed import BLIND_HOURS
from app.domain.groups.models import Group

MEANS = {
    "off": "posts stand at once",
    "first": "a newcomer’s first post waits to be let in",
    "all": "every post waits to be let in",
}


def gates_in_words(group: Group) -> str:
    """The group's gates as one sentence."""
    begins = "Those who look after it begin" if group.keepers_post else "Everybody begins"
    answers = "those who look after it answer" if group.keepers_comment else "everybody answers"
    blind = f" New ideas stand without their author’s name for {BLIND_HOURS} hours." if group.blind_start else ""
    return f"{begins}, {answers}; {MEANS[group.approval]}.{blind}"


# The rules of the house, as reasons to report something and as what an act refers to.
RULES = {
    "unkind": "Unkind: it attacks, mocks or excludes somebody",
    "private": "Private: it tells what is somebody else’s to tell",
    "unsafe": "Unsafe: following it could hurt somebody",
    "false": "Misleading: it is made to deceive",
    "noise": "Noise: advertising, spam, off the subject again and again",
    "unlawful": "Unlawful: it breaks the law or a contract",
    "other": "Something else",
}
