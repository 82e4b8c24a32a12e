"""A role counts where it is held: writing with a tool of one's own, on a hiring team, in a department, and after one left."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import psycopg
import pytest
from psycopg.errors import InsufficientPrivilege, UndefinedTable

from desktop.errors import AccessTrouble, NotAllowed, RuleBroken
from desktop.services.accounts.messages import EndAccess, GrantRole, ReadAccounts, RevokeRole
from desktop.services.applications.commands import CreateApplication
from desktop.services.history.messages import VerifyJournal
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView
from desktop.services.notes.commands import AddNote
from desktop.services.requisitions.commands import SetHiringTeam
from desktop.services.vocabulary.commands import AddWord
from desktop.words import Role, Scope, VocabularyKind
from tests.postgres_server import TEMPLATE, TestServer
from tests.services.desk import Desk
from tests.services.server_desk import ServerDesk

pytestmark = pytest.mark.postgres


class Setting:
    """Béa administers; Noa is a member with a login and no role yet."""

    def __init__(self, server: TestServer) -> None:
        self.server = server
        self.address = server.clone()
        self.desk = ServerDesk(server, self.address)
        desk = self.desk
        self.sales = desk.get(AddWord(VocabularyKind.DEPARTMENT, "Sales"))
        self.inside, self.outside = desk.opening("Inside", department_id=self.sales), desk.opening("Outside")
        self.applications = {one: desk.applied(one, f"Person {one}") for one in (self.inside, self.outside)}
        self.theirs = desk.colleague("Noa", Role.VIEWER)
        self.noa = self.theirs.actor.id
        self.login = f"{self.address.database}_{self.noa[-8:]}"
        self.roles()

    def roles(self, *roles: Role, within: tuple[Role, ...] = ()) -> None:
        """As ``team roles`` sets them."""
        held = json.dumps([role.value for role in roles])
        self.server.run(f"UPDATE person SET roles = '{held}' WHERE id = '{self.noa}'", database=self.address.database)
        for role in Role:
            verb, to = ("GRANT", "TO") if role in {*roles, *within} else ("REVOKE", "FROM")
            self.server.run(f"{verb} {TEMPLATE}_{role.value} {to} {self.login}")

    def connect(self) -> psycopg.Connection[Any]:
        return self.server.connect(self.address.database, self.login)

    def groups(self) -> set[str]:
        with self.server.connect() as connection:
            found = connection.execute(
                "SELECT g.rolname FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid"
                " JOIN pg_roles u ON u.oid = m.member WHERE u.rolname = %s",
                (self.login,),
            )
            return {str(name).removeprefix(f"{TEMPLATE}_") for (name,) in found}

    def close(self) -> None:
        self.desk.close()
        self.server.drop(self.address)


@pytest.fixture
def setting(server: TestServer) -> Iterator[Setting]:
    made = Setting(server)
    yield made
    made.close()


def refused(connection: psycopg.Connection[Any], statement: str, *values: Any) -> bool:
    """Refused, or without any effect."""
    try:
        return connection.execute(statement, values).rowcount == 0  # type: ignore[arg-type, unused-ignore]
    except (InsufficientPrivilege, UndefinedTable):  # for whoever is in no group there is not even a schema
        return True


def fails(connection: psycopg.Connection[Any], statement: str) -> bool:
    try:
        connection.execute(statement)  # type: ignore[arg-type, unused-ignore]
    except psycopg.Error:
        return True
    return False


CANDIDATES = "SELECT id FROM candidate"
REASON = "UPDATE application SET reason_note = reason_note || 'x' WHERE requisition_id = %s"
PAY = "SELECT pay_expectation FROM application"


def test_a_role_for_a_department_counts_there_only(setting: Setting) -> None:
    setting.roles(Role.VIEWER, within=(Role.RECRUITER,))
    given = setting.desk.get(GrantRole(setting.noa, Role.RECRUITER, Scope.DEPARTMENT, setting.sales))
    with setting.connect() as line:
        assert len(line.execute(CANDIDATES).fetchall()) == 2
        assert not refused(line, REASON, setting.inside)
        assert refused(line, REASON, setting.outside)
        assert refused(line, "UPDATE requisition SET title = title WHERE id = %s", setting.outside)
        assert refused(line, "UPDATE seat SET row_version = row_version WHERE requisition_id = %s", setting.outside)
        assert refused(
            line,
            "INSERT INTO requisition_member (id, requisition_id, person_id, role, since, row_version)"
            " VALUES (gen_random_uuid(), %s, %s, '', '', 1)",
            setting.outside,
            setting.noa,
        )
        people = dict(line.execute("SELECT requisition_id, candidate_id FROM application").fetchall())
        mine = {str(key).replace("-", ""): value for key, value in people.items()}
        rename = "UPDATE candidate SET name = name WHERE id = %s"
        assert not refused(line, rename, mine[setting.inside])
        assert refused(line, rename, mine[setting.outside])
        assert refused(line, "INSERT INTO import_batch SELECT (NULL::import_batch).*")
        setting.desk.do(RevokeRole(given))
        assert refused(line, REASON, setting.inside)
    theirs = setting.theirs
    with pytest.raises(NotAllowed):
        theirs.carry_out(CreateApplication(setting.desk.person("Ada"), setting.inside))
    setting.desk.get(GrantRole(setting.noa, Role.RECRUITER, Scope.DEPARTMENT, setting.sales))
    assert theirs.carry_out(CreateApplication(setting.desk.person("Ida"), setting.inside)).answer
    with pytest.raises(NotAllowed):
        theirs.carry_out(CreateApplication(setting.desk.person("Eda"), setting.outside))


def test_a_place_on_a_hiring_team(setting: Setting) -> None:
    desk = setting.desk
    setting.roles(within=(Role.INTERVIEWER, Role.HIRING_MANAGER))
    desk.do(SetHiringTeam(setting.inside, 0, ((setting.noa, Role.INTERVIEWER),)))
    noa = Desk(desk.others[0])
    assert noa.ask(CountRows(ListView(ListKind.CANDIDATES))).matching == 1
    candidate = desk.sql("SELECT lower(hex(candidate_id)) FROM application WHERE requisition_id = ?", setting.inside)
    noa.do(AddNote(candidate[0][0], "She was good.", setting.applications[setting.inside]))
    noa.do(AddNote(candidate[0][0], "I know her."))
    with setting.connect() as line:
        assert len(line.execute(CANDIDATES).fetchall()) == 1
        assert refused(line, REASON, setting.inside)
        desk.do(SetHiringTeam(setting.outside, 0, ((setting.noa, Role.HIRING_MANAGER),)))
        assert refused(line, REASON, setting.inside), "what a note touches is all that changes by an interviewer"
        assert not refused(line, REASON, setting.outside)
        desk.do(SetHiringTeam(setting.outside, 0, ()))
        desk.do(SetHiringTeam(setting.inside, 0, ((setting.noa, Role.HIRING_MANAGER),)))
        assert not refused(line, REASON, setting.inside)
        desk.do(SetHiringTeam(setting.inside, 0, ()))
        assert line.execute(CANDIDATES).fetchall() == []


def test_whoever_left_finds_nothing_on_a_line_that_is_open(setting: Setting) -> None:
    setting.roles(Role.HR)
    noa = Desk(setting.desk.others[0])
    with setting.connect() as line:
        setting.desk.do(EndAccess(setting.noa, 0))
        tables = [row[0] for row in line.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        assert len(tables) > 25
        for table in set(tables) - {"alembic_version", "server_login"}:
            assert line.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,), table
        assert refused(line, "INSERT INTO draft VALUES (%s, 'k', 'x', '')", setting.noa)
    for act in (lambda: noa.ask(ReadAccounts()), lambda: noa.do(AddWord(VocabularyKind.SOURCE, "Radio"))):
        with pytest.raises(AccessTrouble) as caught:
            act()
        assert caught.value.code == "ended"


TRICKS = {
    "gives itself roles": "UPDATE person SET roles = '[\"administrator\"]' WHERE id = desk.me()",
    "lets itself in again": "UPDATE person SET inactive = true WHERE id <> desk.me()",
    "grants itself a scope": "INSERT INTO role_grant (id, person_id, role, scope, scope_id, row_version)"
    " VALUES (gen_random_uuid(), desk.me(), 'hr', 'department', gen_random_uuid(), 1)",
    "gives a group": f"GRANT {TEMPLATE}_administrator TO CURRENT_USER",
    "gives a group to another": f"GRANT {TEMPLATE}_viewer TO {TEMPLATE}_owner",
    "takes a trigger away": "DROP TRIGGER touched ON application",
    "makes a trigger": "CREATE TRIGGER x BEFORE INSERT ON note FOR EACH ROW EXECUTE FUNCTION desk.note_x()",
    "makes an operator": "CREATE OPERATOR public.= (LEFTARG = text, RIGHTARG = uuid, FUNCTION = texteq)",
    "makes a view": "CREATE VIEW public.loot AS SELECT * FROM candidate",
    "makes a rule": "CREATE RULE x AS ON SELECT TO note DO INSTEAD SELECT 1",
    "runs a block as owner": f"DO $$ BEGIN EXECUTE 'SET ROLE {TEMPLATE}_owner'; END $$",
    "loads a library": "LOAD 'auto_explain'",
    "copies to a file": "COPY candidate_row TO '/tmp/loot'",
    "makes a large object": "SELECT lo_create(0)",
    "imports a large object": "SELECT lo_import('/etc/passwd')",
    "ends another's line": "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
    "sets the server": "ALTER SYSTEM SET log_statement = 'all'",
    "renames itself": "ALTER ROLE CURRENT_USER CREATEROLE",
    "switches row security off": "SET row_security = off; SELECT count(*) FROM candidate",
}


@pytest.mark.parametrize("role", [Role.HR, Role.RECRUITER])
def test_tricks(setting: Setting, role: Role) -> None:
    setting.roles(role)
    with setting.connect() as line:
        done = [name for name, statement in TRICKS.items() if not fails(line, statement)]
    assert done == []
    assert setting.groups() == {role.value}


def test_a_recruiter_makes_nobody_more_than_a_team_can(setting: Setting) -> None:
    setting.roles(Role.RECRUITER)
    member = (
        "INSERT INTO requisition_member (id, requisition_id, person_id, role, since, row_version)"
        " VALUES (gen_random_uuid(), %s, %s, %s, '', 1)"
    )
    with setting.connect() as line:
        for role in ("administrator", "hr"):
            line.execute(member, (setting.inside, setting.noa, role))
        with pytest.raises(InsufficientPrivilege):
            line.execute(
                "INSERT INTO person SELECT (jsonb_populate_record(p, jsonb_build_object('id', %s::text, 'roles', '[\"hr\"]'))).*"
                " FROM person p LIMIT 1",
                (str(uuid4()),),
            )
        assert line.execute("SELECT array(SELECT desk.my_roles())").fetchone() == (["recruiter"],)
        assert line.execute("SELECT count(*) FROM desk.reach(ARRAY['administrator', 'hr'])").fetchone() == (0,)


def test_the_journal_is_checked_by_whoever_reads_all_of_it(setting: Setting) -> None:
    with pytest.raises(RuleBroken) as caught:
        setting.desk.colleague("A recruiter", Role.RECRUITER).ask(VerifyJournal())
    assert caught.value.code == "journal.part_on_server"
    assert setting.desk.colleague("Somebody of HR", Role.HR).ask(VerifyJournal()).findings == setting.desk.findings()
