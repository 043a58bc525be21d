from xml.etree import ElementTree

from tests.domain.line import a_publication

ATOM = "{http://www.w3.org/2005/Atom}"


def entries(browser) -> list:
    answer = browser.get("/feed.atom")
    assert answer.mimetype == "application/atom+xml"
    return ElementTree.fromstring(answer.data).findall(f"{ATOM}entry")


def test_the_feed_is_atom_and_holds_the_news(world, stranger):
    _, publication = a_publication(world.gardeners, world.ada, world.pat)
    (entry,) = entries(stranger)
    assert entry.findtext(f"{ATOM}title") == "Straps come home"
    assert entry.findtext(f"{ATOM}id").endswith(":straps-come-home")
    assert entry.findtext(f"{ATOM}updated") == publication.published_at.isoformat(timespec="seconds").replace("+00:00", "Z")
    assert entry.findtext(f"{ATOM}author/{ATOM}name") == "Gardeners"
    assert entry.find(f"{ATOM}content").get("type") == "html"
    assert entry.find(f"{ATOM}link").get("href").endswith("/news/straps-come-home")


def test_an_empty_feed_is_a_feed(world, stranger):
    assert entries(stranger) == []


def test_what_cannot_stand_in_xml_does_not_break_it(world, stranger):
    _, publication = a_publication(world.gardeners, world.ada, world.pat)
    publication.headline = "Straps & <bags> \x0bcome home"
    (entry,) = entries(stranger)
    assert entry.findtext(f"{ATOM}title") == "Straps & <bags> come home"
