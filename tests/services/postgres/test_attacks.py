"""What somebody with a login and a tool of their own may try: each is refused by the server, not by the program."""

from __future__ import annotations

import uuid

import psycopg
import pytest

from desktop.models.migrations import HEAD
from desktop.services.listings.columns import ListKind
from desktop.services.listings.questions import CountRows, ListView
from desktop.words import Role
from tests.postgres_server import TEMPLATE
from tests.services.postgres.team import LOGINS, Team

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.figure(22, "attacks on the server past the program (owner tricks, lies, taking rights): let through"),
]

OWNER = f"{TEMPLATE}_owner"
ZEROS = "'\\x" + "00" * 32 + "'"


def seen(team: Team, role: Role, table: str) -> int:
    with team.connect(role) as connection:
        return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


@pytest.mark.parametrize(
    ("role", "requisitions", "people"),
    [
        (Role.ADMINISTRATOR, 3, 6), (Role.HR, 3, 6), (Role.RECRUITER, 2, 4), (Role.VIEWER, 2, 4),
        (Role.HIRING_MANAGER, 1, 2), (Role.INTERVIEWER, 0, 0), (Role.APPROVER, 0, 0),
    ],
)  # fmt: skip
def test_who_sees_how_many(team: Team, role: Role, requisitions: int, people: int) -> None:
    for table in ("requisition", "requisition_row", "seat"):
        assert seen(team, role, table) == requisitions, table
    for table in ("candidate", "candidate_row", "contact", "application", "application_row", "note", "stage_transition",
                  "candidate_search", "application_search"):  # fmt: skip
        assert seen(team, role, table) == people, table


def test_the_journal_hides_what_the_tables_hide(team: Team) -> None:
    with team.connect(Role.RECRUITER) as connection:
        every = connection.execute("SELECT coalesce(before, '') || coalesce(after, '') FROM journal_change").fetchall()
    assert any("Zed own" in row[0] for row in every)
    assert not any("secret" in row[0].lower() for row in every)
    with team.connect(Role.VIEWER) as connection:
        every = connection.execute("SELECT coalesce(before, '') || coalesce(after, '') FROM journal_change").fetchall()
    assert not any("75 000" in row[0] for row in every), "pay stands in the journal too"
    assert any("Brno" in row[0] for row in every)


REFUSED = {
    "alters an entry": "UPDATE journal_entry SET label = 'x'",
    "alters a change": "UPDATE journal_change SET after = NULL",
    "deletes an entry": "DELETE FROM journal_entry",
    "deletes a change": "DELETE FROM journal_change",
    "empties the journal": "TRUNCATE journal_change",
    "moves the head back": "UPDATE journal_origin SET last_seq = last_seq - 1",
    "moves the head on": "UPDATE journal_origin SET last_seq = last_seq + 1",
    "begins a chain in the middle": f"INSERT INTO journal_origin VALUES (gen_random_uuid(), 'x', '', 5, '', {ZEROS})",
    "adds a change to a closed entry": "INSERT INTO journal_change (entry_id, position, entity, entity_id, kind, digest) "
    "SELECT id, 999, 'note', id, 'insert', hash FROM journal_entry WHERE changes > 0 LIMIT 1",
    "lets the triggers sleep": "ALTER TABLE journal_entry DISABLE TRIGGER ALL",
    "drops a trigger": "DROP TRIGGER grows ON journal_entry",
    "drops a policy": "DROP POLICY seen ON candidate",
    "lifts row security": "ALTER TABLE candidate NO FORCE ROW LEVEL SECURITY",
    "writes a policy": "CREATE POLICY mine ON candidate USING (true)",
    "replaces a function": "CREATE OR REPLACE FUNCTION desk.sees_all() RETURNS boolean LANGUAGE sql AS 'SELECT true'",
    "makes a function beside": "CREATE FUNCTION public.me() RETURNS uuid LANGUAGE sql AS 'SELECT NULL::uuid'",
    "takes the owner's role": f"SET ROLE {OWNER}",
    "takes another group": f"SET ROLE {TEMPLATE}_administrator",
    "gives itself a role": f"GRANT {TEMPLATE}_administrator TO CURRENT_USER",
    "becomes another session": f"SET SESSION AUTHORIZATION {LOGINS[Role.ADMINISTRATOR]}",
    "turns replication mode on": "SET session_replication_role = replica",
    "runs a program": "COPY (SELECT 1) TO PROGRAM 'id'",
    "reads a file of the server": "COPY draft FROM '/etc/passwd'",
    "reads a file by function": "SELECT pg_read_file('/etc/passwd')",
    "takes over the logins": "UPDATE server_login SET person_id = person_id",
    "adds a login": "INSERT INTO server_login VALUES ('x', gen_random_uuid())",
    "makes a login": "CREATE ROLE sneaky LOGIN",
    "makes a table": "CREATE TABLE loot AS SELECT * FROM candidate_row",
    "makes a temporary table": "CREATE TEMP TABLE loot AS SELECT 1",
    "makes a schema": "CREATE SCHEMA loot",
    "takes an extension away": "DROP EXTENSION plpgsql",
    "widens the group": f"ALTER ROLE {TEMPLATE}_recruiter SUPERUSER",
    "drops a table": "DROP TABLE candidate",
    "changes the schema's number": "UPDATE alembic_version SET version_num = '0000'",
    "reads the passwords": "SELECT rolpassword FROM pg_authid",
    "alters a note": "UPDATE note SET text = 'x'",
    "deletes a person for good": "DELETE FROM candidate",
    "grants a scope": "UPDATE role_grant SET role = 'hr'",
    "makes itself an administrator": "UPDATE person SET roles = '[\"administrator\"]'",
    "reads what the planner knows": "SELECT stavalues1 FROM pg_statistic",
    "reads the passwords elsewhere": "SELECT passwd FROM pg_shadow",
    "takes a group that sees all": f"SET ROLE {TEMPLATE}_hr",
    "takes the administrator's role": "SET ROLE postgres",
    "becomes the administrator": "SET SESSION AUTHORIZATION postgres",
    "makes itself mighty": "ALTER ROLE CURRENT_USER SUPERUSER",
    "passes by row security": "ALTER ROLE CURRENT_USER BYPASSRLS",
    "lets itself make roles": "ALTER ROLE CURRENT_USER CREATEROLE",
    "gives the owner a password": f"ALTER ROLE {OWNER} LOGIN PASSWORD 'x'",
    "gives a colleague a password": f"ALTER ROLE {LOGINS[Role.HR]} PASSWORD 'x'",
    "switches row security off": "SET row_security = off; SELECT * FROM candidate",
    "shadows a table": "CREATE TABLE public.draft2 ()",
    "shadows a view": "CREATE VIEW public.everybody AS SELECT * FROM candidate_row",
    "shadows a function of the system": "CREATE FUNCTION public.count(uuid) RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "shadows a function for the moment": "CREATE FUNCTION pg_temp.f() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "shadows an operator": "CREATE OPERATOR public.= (LEFTARG = uuid, RIGHTARG = text, FUNCTION = texteq)",
    "shadows a cast": "CREATE CAST (uuid AS integer) WITH INOUT AS IMPLICIT",
    "shadows a type": "CREATE DOMAIN public.uuid AS text",
    "makes a function in the guards' room": "CREATE FUNCTION desk.x() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "makes a trigger": "CREATE TRIGGER mine BEFORE INSERT ON note FOR EACH ROW EXECUTE FUNCTION desk.journal_entry_grows()",
    "calls a guard as a function": "SELECT desk.journal_entry_grows()",
    "makes a rule": "CREATE RULE mine AS ON INSERT TO note DO INSTEAD NOTHING",
    "takes a table over": "ALTER TABLE note OWNER TO CURRENT_USER",
    "takes an extension over": "ALTER EXTENSION plpgsql UPDATE",
    "speaks a language of its own": "CREATE LANGUAGE mine HANDLER plpgsql_call_handler",
    "writes a file of the server": "COPY draft TO '/tmp/loot'",
    "lists files of the server": "SELECT pg_ls_dir('/')",
    "reads a file into an object": "SELECT lo_import('/etc/passwd')",
    "writes an object to a file": "SELECT lo_export(1, '/tmp/loot')",
    "changes the server": "ALTER SYSTEM SET fsync = off",
    "reloads the server": "SELECT pg_reload_conf()",
    "ends a colleague's connection": "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'postgres'",
    "follows the log of changes": "SELECT pg_create_logical_replication_slot('loot', 'pgoutput')",
    "publishes a table": "CREATE PUBLICATION loot FOR TABLE candidate",
    "links to another server": "CREATE FOREIGN DATA WRAPPER loot",
    "listens in the database's name": "ALTER DATABASE postgres SET search_path = x",
    "gives a department's role to itself": "INSERT INTO role_grant (id, person_id, role, scope, scope_id, created_at, changed_at,"
    " row_version) SELECT gen_random_uuid(), desk.me(), 'hr', 'department', id, '', '', 1 FROM vocabulary_word",
    "comes back after leaving": "UPDATE person SET inactive = false",
    "writes a public key for itself": "INSERT INTO person_key (id, person_id, verify, since, row_version)"
    " SELECT gen_random_uuid(), desk.me(), 'x', '', 1",
}


@pytest.mark.parametrize("attack", sorted(REFUSED))
def test_a_recruiter_is_refused(team: Team, attack: str) -> None:
    with team.connect(Role.RECRUITER) as connection:
        connection.execute("SET search_path = public")
        with pytest.raises((psycopg.errors.InsufficientPrivilege, psycopg.errors.InvalidParameterValue)):
            connection.execute(REFUSED[attack])


def test_a_right_given_to_oneself_is_none(team: Team) -> None:
    with team.connect(Role.RECRUITER) as connection:
        connection.execute("GRANT UPDATE ON journal_entry TO CURRENT_USER")  # answered with a mere warning
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("UPDATE journal_entry SET label = 'x'")


MANAGER = {
    "reads pay": "SELECT pay_expectation FROM application",
    "reads pay through a whole row": "SELECT a FROM application a",
    "filters by pay": "SELECT id FROM application WHERE pay_expectation LIKE '75%'",
    "orders by pay": "SELECT id FROM application ORDER BY pay_expectation",
    "reads accommodation needs": "SELECT accommodation FROM candidate",
    "hands pay out of an update": "UPDATE application SET reason_note = reason_note RETURNING pay_expectation",
    "writes pay from pay": "UPDATE application SET reason_note = pay_expectation",
    "adds an application": "INSERT INTO application SELECT (NULL::application).* WHERE false",
    "changes a candidate": "UPDATE candidate SET name = 'x'",
}


@pytest.mark.parametrize("attack", sorted(MANAGER))
def test_a_hiring_manager_is_refused(team: Team, attack: str) -> None:
    with team.connect(Role.HIRING_MANAGER) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute(MANAGER[attack])


def test_rows_that_are_not_seen_are_not_changed_either(team: Team) -> None:
    with team.connect(Role.HIRING_MANAGER) as connection:
        changed = connection.execute("UPDATE application SET status = status, reason_note = 'x'").rowcount
        assert changed == 2
        assert connection.execute("UPDATE requisition SET title = title WHERE id = %s", (team.other,)).rowcount == 0
        assert connection.execute("DELETE FROM application_row WHERE requisition_id = %s", (team.other,)).rowcount == 0
    team.server.run("UPDATE application SET reason_note = ''", database=team.address.database)


def test_a_row_cannot_be_moved_out_of_sight_or_into_it(team: Team) -> None:
    with team.connect(Role.HIRING_MANAGER) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("UPDATE application SET requisition_id = %s", (team.other,))


def test_an_error_does_not_tell_what_a_function_would(team: Team) -> None:
    """A function of one's own that is cheap enough to run before the policy would see rows; nobody can make one, and none leaks."""
    with team.connect(Role.HIRING_MANAGER) as connection:
        rows = connection.execute(
            "SELECT 1 FROM candidate WHERE 1 / (CASE WHEN name LIKE 'Zed secret%' THEN 0 ELSE 1 END) = 1"
        )
        assert len(rows.fetchall()) == 2


ENTRY = (
    "INSERT INTO journal_entry (id, origin_id, seq, hlc, at, actor_id, command, label, reason, seen, revision, undoable, changes,"
    " content, previous, hash) VALUES (%(id)s, %(origin)s, %(seq)s, '', '', %(actor)s, 'x', 'x', '', '{}', %(revision)s, 0,"
    " %(changes)s, '', %(previous)s, '')"
)


@pytest.mark.parametrize("lie", ["actor", "seq", "previous", "changes", "revision", "origin"])
def test_an_entry_that_lies_is_refused(team: Team, lie: str) -> None:
    with team.connect(Role.RECRUITER) as connection:
        origin = uuid.uuid4()
        connection.execute(f"INSERT INTO journal_origin VALUES (%s, 'bare', '', 0, '', {ZEROS})", (origin,))
        honest = {
            "id": uuid.uuid4(), "origin": origin, "seq": 1, "actor": team.people[Role.RECRUITER], "revision": HEAD, "changes": 0,
            "previous": bytes(32),
        }  # fmt: skip
        lies = {
            "actor": team.people[Role.HR], "seq": 2, "previous": b"x" * 32, "changes": 3, "revision": "0001",
            "origin": uuid.uuid4(),
        }  # fmt: skip
        with pytest.raises(psycopg.Error) as caught:
            connection.execute(ENTRY, {**honest, lie: lies[lie]})
        assert caught.value.sqlstate == ("HD001" if lie == "revision" else "42501")
        with connection.transaction(force_rollback=True):
            connection.execute(ENTRY, honest)


def test_others_drafts_and_private_views_stay_theirs(team: Team) -> None:
    mine, theirs = team.people[Role.VIEWER], team.people[Role.HR]
    with team.connect(Role.HR) as connection:
        connection.execute("INSERT INTO draft VALUES (%s, 'k', 'half a thought', '')", (theirs,))
    with team.connect(Role.VIEWER) as connection:
        assert connection.execute("SELECT count(*) FROM draft").fetchone() == (0,)
        assert connection.execute("DELETE FROM draft").rowcount == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("INSERT INTO draft VALUES (%s, 'k2', 'x', '')", (theirs,))
        connection.execute("INSERT INTO draft VALUES (%s, 'k', 'x', '')", (mine,))


def test_nobody_writes_under_the_origin_of_another(team: Team) -> None:
    hr, recruiter = (team.desk_of(role) for role in (Role.HR, Role.RECRUITER))
    hr.person("Somebody new")
    origin = hr.session.store.origin_id
    assert origin != recruiter.session.store.origin_id
    with team.connect(Role.RECRUITER) as connection:
        seq, last = connection.execute(
            "SELECT last_seq, last_hash FROM journal_origin WHERE id = %s", (uuid.UUID(origin),)
        ).fetchone()
        forged = {
            "id": uuid.uuid4(), "origin": uuid.UUID(origin), "seq": seq + 1, "actor": team.people[Role.RECRUITER],
            "revision": HEAD, "changes": 0, "previous": last,
        }  # fmt: skip
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(ENTRY, forged)
    hr.person("Somebody newer")
    assert team.desk.findings() == ()
    for one in (hr, recruiter):
        one.session.close()


def test_a_draft_of_another_is_not_altered(team: Team) -> None:
    theirs = team.people[Role.RECRUITER]
    with team.connect(Role.RECRUITER) as connection:
        connection.execute("INSERT INTO draft VALUES (%s, 'mine', 'half a thought', '')", (theirs,))
    with team.connect(Role.ADMINISTRATOR) as connection:
        assert connection.execute("UPDATE draft SET content = 'x' WHERE key = 'mine'").rowcount == 0
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("INSERT INTO draft VALUES (%s, 'mine', 'x', '') ON CONFLICT (owner_id, key) DO UPDATE"
                               " SET content = 'x'", (theirs,))  # fmt: skip
    with team.connect(Role.RECRUITER) as connection:
        assert connection.execute("SELECT content FROM draft WHERE key = 'mine'").fetchone() == ("half a thought",)


def test_settings_of_ones_own_bend_no_guard(team: Team) -> None:
    """A login may set defaults for itself; the guards name everything in full and the program sets its own."""
    login = LOGINS[Role.RECRUITER]
    with team.connect(Role.RECRUITER) as connection:
        before = connection.execute("SELECT count(*) FROM candidate").fetchone()
        connection.execute("ALTER ROLE CURRENT_USER SET search_path = pg_temp, desk")
    try:
        with team.connect(Role.RECRUITER) as connection:
            assert connection.execute("SELECT count(*) FROM public.candidate").fetchone() == before
        desk = team.desk_of(Role.RECRUITER)
        desk.person("Written with odd settings")
        desk.session.close()
    finally:
        team.server.run(f"ALTER ROLE {login} RESET ALL")


def test_large_objects_are_for_nobody(team: Team) -> None:
    """Nobody makes one beside the tables; where a server's administrator could not take that away, others at least do not read it."""
    with team.connect(Role.RECRUITER) as connection:
        for making in ("lo_from_bytea(0, 'x')", "lo_create(0)", "lo_creat(0)"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                connection.execute(f"SELECT {making}")
    with team.server.connect(team.address.database) as connection:
        made = connection.execute("SELECT lo_from_bytea(0, 'x')").fetchone()[0]
    with team.connect(Role.VIEWER) as connection, pytest.raises(psycopg.errors.InsufficientPrivilege):
        connection.execute("SELECT lo_get(%s)", (made,))


def test_a_flood_of_bells_is_harmless(team: Team) -> None:
    """Anybody may ring; a bell carries nothing, and the same bell within a transaction rings once."""
    with team.connect(Role.VIEWER) as listening, team.connect(Role.RECRUITER) as connection:
        listening.execute("LISTEN hiring_desk")
        with connection.transaction():
            for _ in range(500):
                connection.execute("NOTIFY hiring_desk, ''")
        assert len(list(listening.notifies(timeout=5, stop_after=1))) == 1
        assert listening.execute("SELECT count(*) FROM requisition").fetchone() == (2,)
    desk = team.desk_of(Role.VIEWER)
    assert desk.ask(CountRows(ListView(ListKind.REQUISITIONS))).all == 2
    desk.session.close()


def test_whoever_is_in_no_group_of_this_workspace_is_not_let_in(team: Team) -> None:
    with pytest.raises(psycopg.OperationalError, match="permission denied for database"):
        team.connect("some_stranger")
