"""Imports fall: doors > edge > subscribers > domain > core, and inside the domain from announcements down to people."""

import ast
from graphlib import TopologicalSorter

from tests.architecture.source import functions_of, imports_of, is_package, modules

DOORS = ("web", "site", "commands", "sockets")
NOUNS = (
    "people groups discussions files shares bookmarks follows summaries lineage "
    "posts placements polls gatherings drafts ideas projects outcomes announcements moderation"
).split()
# Who may know a library; everybody else gets what it offers through them.
KEPT_TO = {
    "obstore": ("app.core.storage",),
    "whoosh": ("app.subscribers.search",),
    "flask_socketio": ("app.core.sockets", "app.subscribers.realtime", "app.sockets"),
    "socketio": ("app.core.sockets", "app.subscribers.realtime", "app.sockets"),
    "icalendar": ("app.web.calendars", "app.site.calendars"),
    "flask": ("app.web", "app.site", "app.commands", "app.sockets", "app.edge"),
}
# What opens a line to somewhere else, or a process of its own, and the only modules that do.
WAYS_OUT = {
    # Patience hangs up on those who came in, and the scanner is the administrator's own command.
    "socket ssl http.client": ("app.core.fetching", "app.commands.patience"),
    "subprocess": ("app.core.outside", "app.core.pictures", "app.core.scanning"),
    "urllib.request urllib3 requests httpx aiohttp pycurl websocket asyncio multiprocessing": (),
    "ftplib smtplib imaplib poplib telnetlib xmlrpc": (),
}
# The few that may look where others of their storey may not, and why.
EXCEPTIONS = {
    ("app.commands.doors", "app.sockets.inventory"): "prints what the sockets say they carry",
    ("app.commands.tick", "app.subscribers.ranking.offers"): "time itself forgets old offers; nobody asks for it",
    ("app.commands.tick", "app.subscribers.ranking.night"): "a night passes by itself; nobody asks for it",
    ("app.commands.seed", "app.subscribers.ranking.night"): "eight months have had their nights",
}


def may_import(importer: str, imported: str) -> bool:
    """The table of storeys, for two modules of the house."""
    if (importer, imported) in EXCEPTIONS:
        return True
    _, storey, *rest = importer.split(".")
    _, below, *other = imported.split(".")
    if below in ("core", "config"):
        return storey != "core" or below == "core"
    if storey == "domain":
        return below == "domain" and NOUNS.index(other[0]) <= NOUNS.index(rest[0])
    if storey == "subscribers":
        return below == "domain" or (below == "subscribers" and (rest[0] == other[0] or rest[0] == "realtime"))
    if storey == "edge":
        return below == "edge" or (below == "domain" and other[0] == "people")
    if storey in DOORS:
        asks = below == "subscribers" and len(other) > 1 and other[1] in ("queries", "operations")
        return below in ("domain", "edge", storey) or asks or (storey == "sockets" and other[0] == "realtime")
    return False


def test_imports_fall():
    climbing = [
        f"{name} imports {imported}"
        for name, tree in modules().items()
        for imported in imports_of(tree)
        if name != "app" and imported.startswith("app.") and not may_import(name, imported)
    ]
    assert climbing == []


def test_only_the_composition_root_knows_the_whole():
    assert [name for name, tree in modules().items() if name != "app" and "app" in imports_of(tree)] == []


def test_imports_run_in_no_circle():
    circle = {name: {i for i in imports_of(tree) if i in modules() and i != name} for name, tree in modules().items()}
    order = list(TopologicalSorter(circle).static_order())
    assert order.index("app.core.database") < order.index("app.domain.people.models") < order.index("app")


def test_nothing_is_imported_inside_a_function():
    hidden = [f"{name}.{function.name}" for name, tree in modules().items() for function in functions_of(tree) if imports_of(function)]
    assert hidden == []


def test_imports_are_absolute_and_true_at_run_time():
    relative = [name for name, tree in modules().items() for imported in imports_of(tree) if imported.startswith(".")]
    pretended = [name for name, tree in modules().items() if any(getattr(n, "id", "") == "TYPE_CHECKING" for n in ast.walk(tree))]
    assert (relative, pretended) == ([], [])


def test_libraries_are_known_only_where_they_belong():
    strays = [
        f"{name} imports {imported}"
        for name, tree in modules().items()
        for imported in imports_of(tree)
        if (homes := KEPT_TO.get(imported.split(".")[0])) and name != "app" and not name.startswith(homes)
    ]
    assert strays == []


def test_u_08_there_is_no_second_way_out():
    """No webhook, avatar or import by address: whoever wants to ask another site has to go through the one guarded process."""
    strays = [
        f"{name} imports {imported}"
        for name, tree in modules().items()
        for ways, homes in WAYS_OUT.items()
        for imported in imports_of(tree)
        if name not in homes and any(f"{imported}.".startswith(f"{way}.") for way in ways.split())
    ]
    assert strays == []


def test_packages_hold_nothing_but_register():
    full = [
        f"{name}: {ast.unparse(node)[:60]}"
        for name, tree in modules().items()
        if is_package(name) and name != "app"
        for node in tree.body
        if not (isinstance(node, ast.Import | ast.ImportFrom) or _is_docstring(node) or _is_register(node))
    ]
    assert full == []


def test_every_module_and_function_has_a_name_of_its_own():
    vague = {"utils", "helpers", "common", "misc", "manager", "service"}
    modules_called = [name for name in modules() if vague & set(name.split("."))]
    getters = [f"{name}.{f.name}" for name, tree in modules().items() for f in functions_of(tree) if f.name.startswith("get_")]
    assert (modules_called, getters) == ([], [])


def _is_docstring(node) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def _is_register(node) -> bool:
    """`register()` itself, or the one list it goes through."""
    return getattr(node, "name", "") == "register" or (isinstance(node, ast.Assign) and isinstance(node.value, ast.Tuple))
