"""Rows 30 and 31 of what people expect, each at the door a user would use."""

import re


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


def test_row_30_reports_decisions_and_appeals(world, as_, settle):
    ada, grace, mallory, olga = (as_(person) for person in (world.ada, world.grace, world.mallory, world.olga))
    mallory.post("/g/gardeners/memberships")
    mallory.post(f"/t/{world.welcome.id}/comments", data={"body": "Only simpletons grow peas."})
    page = olga.get(f"/t/{world.welcome.id}").text
    comment = page.split("/reports/new?comment=")[1].split('"')[0]
    # Anybody reports it from its page; the group's moderators are told, and find it on their desk with its context.
    mine = olga.post("/reports", data={"comment": comment, "reason": "unkind", "words": "It hurts."}).location
    settle()
    assert "waits at the desk of" in grace.get("/inbox").text
    desk = grace.get("/g/gardeners/desk").text
    assert "Only simpletons grow peas." in desk
    assert "It hurts." in desk
    # One moderator takes it out with a reason; the author is told why, the reporter what came of it, the members read the log.
    case = desk.split("/cases/")[1].split("/")[0]
    decision = {"decision": "remove", "rule": "unkind", "reason": "Argue with ideas."}
    grace.post(f"/cases/{case}/decisions", data=decision)
    assert ada.post(f"/cases/{case}/decisions", data=decision).status_code == 422
    settle()
    assert "Removed by the moderators: Argue with ideas." in olga.get(f"/t/{world.welcome.id}").text
    assert "It was taken out" in olga.get(mine).text
    assert "took a reply out" in olga.get("/g/gardeners/log").text
    told = re.search(r"/inbox/\d+/readings", mallory.get("/inbox?show=unread").text)[0]
    act = mallory.post(told, data={"open": "1"}).location
    assert "Argue with ideas." in mallory.get(act).text
    # The author appeals once; somebody who did not decide it undoes it, and the words stand again.
    mallory.post(f"{act}/appeals", data={"words": "It was a joke among friends."})
    desk = ada.get("/g/gardeners/desk?show=appeals").text
    appeal = desk.split('action="/appeals/')[1].split("/")[0]
    ada.post(f"/appeals/{appeal}/decisions", data={"decision": "undo", "reason": "Friends may joke."})
    assert "Only simpletons grow peas." in olga.get(f"/t/{world.welcome.id}").text
