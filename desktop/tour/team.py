"""The chapter about a team's server: a colleague's work appears by itself, the window locks and comes back, what only files have says so."""

from __future__ import annotations

from desktop.services.candidates.commands import CreateCandidate
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView
from desktop.services.workspace.on_server import open_on_server
from desktop.tour.facts import Facts
from desktop.tour.grounds import ServerGround
from desktop.tour.stage import Stage, TourFailed
from desktop.views.tables.list_page import ListPage

_EVERYBODY = CountRows(ListView(ListKind.CANDIDATES))


def work_in_a_team(stage: Stage, facts: Facts) -> None:
    """An afternoon with somebody else at another desk."""
    ground = stage.ground
    if not isinstance(ground, ServerGround):
        raise TourFailed("this chapter is played on a server")
    stage.go("candidates")
    page = stage.window.stage.page
    if not isinstance(page, ListPage):
        raise TourFailed("the list of candidates is not there")
    before = stage.ask(_EVERYBODY).all
    elsewhere = open_on_server(ground.address, ground.password, "another desk")
    try:
        elsewhere.door.carry_out(CreateCandidate({"name": "Anna Elsewhere", "title": "Controller"}, ""))
    finally:
        elsewhere.close()
    stage.wait(lambda: page.table.rows.matching == before + 1, "what the colleague added")
    stage.shoot("a-colleague-added-somebody")
    stage.go("people")
    stage.shoot("team-on-the-server")
    locking = stage.desk.locking
    if locking is None:
        raise TourFailed("there is no lock")
    if locking.why_not():
        facts.add("team", f"a colleague's candidate appeared by itself; not locked: {locking.why_not()}")
        return
    locking.lock()
    stage.wait(lambda: stage.cover() is not None, "the sign-in")
    stage.rest(200)
    stage.shoot("team-locked")
    stage.sign_in(ground.password)
    stage.wait(lambda: not locking.locked, "the window to open again")
    stage.settle()
    facts.add("team", "a colleague's candidate appeared by itself; locked, and come back with the password")
