"""Rows 30 and 31 of what people expect, each at the door a user would use."""


def test_row_31_approval_and_posting_roles(world, as_, settle):
    ada, grace, mallory, olga = (as_(person) for person in (world.ada, world.grace, world.mallory, world.olga))
    # An owner lets a newcomer's first post wait: nobody else sees it until a moderator lets it in, and both are told.
    ada.post("/g/gardeners/gates", data={"posting": "everybody", "commenting": "everybody", "approval": "first"})
    mallory.post("/g/gardeners/memberships")
    path = mallory.post("/posts", data={"group": world.gardeners.id, "title": "Plums", "body": "Ripe plums for everybody."}).location
    settle()
    assert olga.get(path).status_code == 404
    hidden = (
        "/home?order=newest",
        "/g/gardeners",
        "/search?q=plums",
        "/explore?show=all",
        "/u/mallory-marsh",
        "/g/gardeners?order=relevant",
    )
    assert [page for page in hidden for browser in (olga, ada) if "Ripe plums" in browser.get(page).text] == []
    assert "waits to be let into" in grace.get("/inbox").text
    assert "Ripe plums for everybody." in grace.get("/g/gardeners/desk").text
    grace.post(f"{path.split('-')[0]}/approvals")
    settle()
    assert "let in what you wrote" in mallory.get("/inbox").text
    assert [page for page in ("/home?order=newest", "/g/gardeners", "/search?q=plums") if "Plums" not in olga.get(page).text] == []
    # Then only those who look after the group begin; the others answer.
    ada.post("/g/gardeners/gates", data={"posting": "keepers", "commenting": "everybody", "approval": "off"})
    refused = mallory.post("/posts", data={"group": world.gardeners.id, "body": "And now pears, for those who like them."})
    assert (refused.status_code, "And now pears" in refused.text) == (403, True)
    assert mallory.post(f"/t/{world.welcome.id}/comments", data={"body": "Pears, then."}).status_code == 303
    assert grace.post("/posts", data={"group": world.gardeners.id, "body": "The gate is shut on Sunday."}).status_code == 303
    assert "Those who look after it begin" in olga.get("/g/gardeners/log").text
