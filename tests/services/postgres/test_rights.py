"""Role × table × verb as written by hand, tried by each role with a connection of its own; and columns some may not read."""

from __future__ import annotations

import psycopg
import pytest

from desktop.models import Base
from desktop.services.storage.postgres.rights import RIGHTS
from desktop.words import Role
from tests.services.postgres.team import Team

pytestmark = [
    pytest.mark.postgres,
    pytest.mark.figure(22, "role x table x verb on the server: deviations from the table of rights"),
]

# administrator, hr, recruiter, hiring manager, interviewer, approver, viewer: select, insert, update, delete
MATRIX = """
alembic_version     s    s    s    s    s    s    s
server_login        s    s    s    s    s    s    s
workspace           su   su   su   su   s    s    s
person              siu  siu  si   si   s    s    s
person_key          siu  s    s    s    s    s    s
role_grant          siu  s    s    s    s    s    s
vocabulary_word     siu  siu  siu  s    s    s    s
requisition         siu  siu  siu  siu  s    su   s
seat                siu  siu  siu  siu  s    su   s
requisition_member  siu  siu  siu  siu  s    siu  s
requisition_step    siu  siu  siu  siu  s    si   s
requisition_template siu siu  s    s    s    s    s
approval_chain      siu  siu  s    s    s    s    s
approval            siu  siu  siu  siu  s    su   s
approval_group      siu  siu  siu  siu  s    su   s
approver            siu  siu  siu  siu  s    su   s
delegation          siu  siu  siu  siu  s    siu  s
decision            siu  siu  siu  siu  s    siu  s
task                siu  siu  siu  siu  siu  siu  s
process_rule        siu  siu  s    s    s    s    s
candidate           siu  siu  siu  s    s    s    s
contact             siu  siu  siu  s    s    s    s
candidate_tag       siu  siu  siu  s    s    s    s
application         siu  siu  siu  su   su   su   s
application_flag    siu  siu  siu  siu  s    s    s
stage_transition    siu  siu  siu  siu  s    s    s
note                siu  siu  siu  siu  siu  siu  s
saved_view          siu  siu  siu  siu  siu  siu  siu
draft               siud siud siud siud siud siud siud
presence            sid  sid  sid  sid  sid  sid  sid
import_batch        siu  siu  siu  s    s    s    s
import_memory       siu  siu  siu  s    s    s    s
journal_origin      siu  siu  siu  siu  siu  siu  siu
journal_entry       si   si   si   si   si   si   si
journal_change      si   si   si   si   si   si   si
candidate_row       siud siud siud siud siud siud s
application_row     siud siud siud siud siud siud s
requisition_row     siud siud siud siud siud siud s
candidate_search    siud siud siud siud siud siud s
application_search  siud siud siud siud siud siud s
"""
WANTED = {line.split()[0]: dict(zip(Role, line.split()[1:], strict=True)) for line in MATRIX.strip().splitlines()}
ENTITLED = {Role.ADMINISTRATOR, Role.HR, Role.RECRUITER}
PAYS = {*ENTITLED, Role.HIRING_MANAGER, Role.APPROVER}
WITHHELD = {
    "candidate": (("accommodation",), ENTITLED),
    "application": (("pay_expectation",), ENTITLED),
    "approval": (("pay_snapshot",), PAYS),
    "requisition": (("pay_min", "pay_max", "pay_currency", "pay_period"), PAYS),
}
FACTS = (
    "person_key",
    "requisition_member",
    "candidate_tag",
    "application_flag",
    "requisition_step",
    "stage_transition",
    "note",
    "import_batch",
)


def columns(table: str) -> list[str]:
    if table in Base.metadata.tables:
        return [column.name for column in Base.metadata.tables[table].columns]
    return ["rowid", "words"] if table.endswith("_search") else ["version_num"]


def allowed(connection: psycopg.Connection, statement: str) -> bool:
    try:
        connection.execute(statement)
    except psycopg.errors.InsufficientPrivilege:
        return False
    return True


def test_every_table_has_its_rights_and_its_line() -> None:
    every = {*Base.metadata.tables, "alembic_version", "candidate_search", "application_search"}
    assert set(RIGHTS) == set(WANTED) == every


@pytest.mark.parametrize("role", list(Role))
def test_the_matrix(team: Team, role: Role) -> None:
    found: dict[str, str] = {}
    with team.connect(role) as connection:
        for table in WANTED:
            verbs = (
                "s"
                if any(allowed(connection, f'SELECT "{one}" FROM {table} LIMIT 1') for one in columns(table))
                else ""
            )
            if allowed(connection, f"INSERT INTO {table} SELECT (NULL::{table}).* WHERE false"):
                verbs += "i"
            if any(allowed(connection, f'UPDATE {table} SET "{one}" = NULL WHERE false') for one in columns(table)):
                verbs += "u"
            if allowed(connection, f"DELETE FROM {table} WHERE false"):
                verbs += "d"
            found[table] = verbs
            assert not allowed(connection, f"TRUNCATE {table}"), table
    assert found == {table: line[role] for table, line in WANTED.items()}


@pytest.mark.parametrize("role", list(Role))
def test_columns_that_only_some_read(team: Team, role: Role) -> None:
    with team.connect(role) as connection:
        for table, (withheld, entitled) in WITHHELD.items():
            for column in withheld:
                assert allowed(connection, f"SELECT {column} FROM {table}") == (role in entitled)
            assert allowed(connection, f"SELECT * FROM {table}") == (role in entitled)


@pytest.mark.parametrize("role", list(Role))
def test_facts_can_be_taken_back_but_not_altered(team: Team, role: Role) -> None:
    with team.connect(role) as connection:
        for table in FACTS:
            changing = {
                one for one in columns(table) if allowed(connection, f'UPDATE {table} SET "{one}" = NULL WHERE false')
            }
            assert changing <= {"deleted_at", "row_version"}, table
