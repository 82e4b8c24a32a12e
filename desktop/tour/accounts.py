"""The chapter about trust: a workspace with a password, a colleague who is let in, a restricted field, locking and coming back."""

from __future__ import annotations

from desktop.errors import AccessTrouble
from desktop.services.access.keys.credential import Credential
from desktop.services.accounts.messages import EndAccess, GiveAccess, ReadAccounts
from desktop.services.candidates.commands import CreateCandidate
from desktop.services.history.messages import VerifyJournal
from desktop.services.people.commands import AddMember
from desktop.services.restricted.messages import ReadRestricted, SetRestricted
from desktop.services.workspace.installation import installation_id
from desktop.services.workspace.session import open_workspace
from desktop.tour.facts import Facts
from desktop.tour.stage import Stage, TourFailed
from desktop.views.sign_in.recovery_key_dialog import RecoveryKeyDialog
from desktop.words import Role

PASSWORD = "three quiet words"
THEIRS = "a borrowed umbrella"
FILE = "Acme hiring.desk"


def trust_it(stage: Stage, facts: Facts) -> None:
    """What a small office does on the first day with real people in the file."""
    path = stage.folder / FILE
    stage.desk.create(path, "Béatrice Kaur", sample=False, password=PASSWORD)
    stage.window.resize(1280, 720)
    stage.wait(lambda: stage.window.workbench is not None and stage.window.stage.page is not None, "the first page")
    key = stage.dialog()
    stage.shoot("recovery-key", key)
    if not isinstance(key, RecoveryKeyDialog):
        raise TourFailed("the recovery key was not shown")
    key.typed.setText(key.last)
    key.button.click()
    member = stage.command(AddMember("Marc Tremblay", "marc@example.com", (Role.RECRUITER,))).answer
    stage.command(GiveAccess(member, THEIRS))
    stage.command(AddMember("Priya Nair", "priya@example.com", (Role.HIRING_MANAGER,)))
    stage.go("people")
    stage.shoot("team")
    person = stage.command(CreateCandidate({"name": "Ida Berg", "title": "Baker"}, "")).answer
    value = stage.ask(ReadRestricted(person))[0]
    stage.command(SetRestricted(value.record_id, value.version, value.field, "Step-free entrance"))
    stage.go("candidate", person)
    stage.shoot("restricted")
    _lock_and_come_back(stage)
    account = next(one for one in stage.ask(ReadAccounts()) if one.id == member)
    stage.command(EndAccess(member, account.version))
    try:
        open_workspace(path, installation=installation_id(), credential=Credential("Marc Tremblay", THEIRS)).close()
    except AccessTrouble as trouble:
        facts.add(
            "accounts", f"one let in, one shut out again ({trouble.code.replace('_', ' ')}); the file has a new key"
        )
    else:
        raise TourFailed("somebody whose access ended was let in")
    found = stage.ask(VerifyJournal())
    if found.findings:
        raise TourFailed(f"the journal is not sound: {found.findings[:3]}")
    facts.add("signed journal", f"{found.entries} entries: sound")


def _lock_and_come_back(stage: Stage) -> None:
    locking = stage.desk.locking
    if locking is None:
        raise TourFailed("there is no lock")
    locking.lock()
    sign_in = locking.sign_in
    if sign_in is None:
        raise TourFailed("it did not lock")
    card = sign_in.cover.sign_in
    stage.wait(card.button.isEnabled, "the sign-in")
    stage.rest(200)
    stage.shoot("locked")
    card.password.line.setText(PASSWORD)
    card.button.click()
    stage.wait(lambda: not locking.locked, "the window to open again")
    stage.settle()
