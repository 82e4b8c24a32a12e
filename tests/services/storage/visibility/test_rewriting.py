"""A rewritten statement answers what the plain one answers on a database that holds nothing but what the actor sees."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, column, insert, literal_column, select, table, text

from desktop.models import ApplicationRow, Base, Candidate, Draft, Note, Requisition
from desktop.services.access.actor import SYSTEM, Actor
from desktop.services.access.reach import ScopedRole
from desktop.services.listings import full_text
from desktop.services.storage.visibility.rewriting import rewritten
from desktop.services.storage.visibility.rules import OPEN, RULES
from desktop.services.storage.visibility.sight import WHOLE, Sight
from desktop.words import Role, Scope
from tests.services.storage.visibility.naive import Rows, only_what_is_seen
from tests.services.storage.visibility.statements import STATEMENTS
from tests.services.storage.visibility.world import World

NOBODY = "1" * 32


def ran(connection: Any, statement: Any) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(str(value) for value in row) for row in connection.execute(statement))


def asked(world: World, actor: Actor, *statements: Any) -> list[Counter[tuple[Any, ...]]]:
    with world.desk.session.file.reader.begin() as connection:
        sight = Sight(actor, connection)
        with sight.over(connection):
            return [ran(connection, statement) for statement in statements]


@dataclass
class Copies:
    """Databases of what was seen, made once an actor."""

    known: dict[Actor, Engine] = field(default_factory=dict)

    def of(self, actor: Actor, rows: dict[str, Rows]) -> Engine:
        if actor not in self.known:
            self.known[actor] = only_what_is_seen(actor, rows)
        return self.known[actor]


COPIES = Copies()


def agree(world: World, rows: dict[str, Rows], actor: Actor, names: list[str]) -> None:
    statements = [STATEMENTS[name]() for name in names]
    found = asked(world, actor, *statements)
    with COPIES.of(actor, rows).connect() as copy:
        for name, statement, answer in zip(names, statements, found, strict=True):
            assert answer == ran(copy, statement), f"{name} for {actor}"


def actors(world: World) -> dict[str, Actor]:
    sales, finance = world.departments["Sales"], world.departments["Finance"]

    def scoped(role: Role, scope: Scope, one: str) -> Actor:
        return Actor(NOBODY, "A", frozenset(), frozenset({ScopedRole(role, scope, one)}))

    return {
        "viewer": Actor(NOBODY, "A", frozenset({Role.VIEWER})),
        "recruiter": Actor(NOBODY, "A", frozenset({Role.RECRUITER})),
        "recruiter on teams": Actor(world.mia, "A", frozenset({Role.RECRUITER})),
        "hiring manager on teams": Actor(world.mia, "A", frozenset({Role.HIRING_MANAGER})),
        "interviewer on teams": Actor(world.mia, "A", frozenset({Role.INTERVIEWER})),
        "on teams only": Actor(world.mia, "A", frozenset()),
        "interviewer on no team": Actor(NOBODY, "A", frozenset({Role.INTERVIEWER})),
        "recruiter of a department": scoped(Role.RECRUITER, Scope.DEPARTMENT, sales),
        "hr of a department": scoped(Role.HR, Scope.DEPARTMENT, finance),
        "viewer of one": scoped(Role.VIEWER, Scope.REQUISITION, world.openings["secret"]),
        "nobody": Actor(NOBODY, "A", frozenset()),
        "hr": Actor(NOBODY, "A", frozenset({Role.HR})),
    }


@pytest.mark.parametrize("who", ["viewer", "recruiter", "recruiter on teams", "hiring manager on teams", "interviewer on teams",
                                 "on teams only", "interviewer on no team", "recruiter of a department", "hr of a department",
                                 "viewer of one", "nobody"])  # fmt: skip
def test_every_shape_of_statement_for_everybody(world: World, rows: dict[str, Rows], who: str) -> None:
    agree(world, rows, actors(world)[who], list(STATEMENTS))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_any_roles_and_any_statements(world: World, rows: dict[str, Rows], data: st.DataObject) -> None:
    scopes = [(Scope.DEPARTMENT, one) for one in world.departments.values()]
    scopes += [(Scope.REQUISITION, one) for one in world.openings.values()]
    held = st.builds(lambda role, at: ScopedRole(role, *at), st.sampled_from(list(Role)), st.sampled_from(scopes))
    actor = Actor(
        data.draw(st.sampled_from([world.mia, NOBODY])), "A",
        frozenset(data.draw(st.sets(st.sampled_from([one for one in Role if one is not Role.ADMINISTRATOR]), max_size=2))),
        frozenset(data.draw(st.sets(held, max_size=3))),
    )  # fmt: skip
    agree(
        world, rows, actor, data.draw(st.lists(st.sampled_from(list(STATEMENTS)), min_size=1, max_size=6, unique=True))
    )


def _search(world: World, *words: str) -> Any:
    with world.desk.session.file.reader.begin() as connection:
        return full_text.matching(connection, "candidate", words)


def test_full_text_finds_what_is_seen(world: World) -> None:
    found = {}
    for who in ("recruiter", "hr", "interviewer on no team"):
        (answer,) = asked(world, actors(world)[who], _search(world, "person", "secret"))
        found[who] = sum(answer.values())
    assert found == {"recruiter": 1, "hr": 4, "interviewer on no team": 0}, (
        "led and secret is known through an open one too"
    )


def test_who_sees_all_runs_what_was_written(world: World) -> None:
    with world.desk.session.file.reader.begin() as connection:
        before = list(connection.dispatch.before_execute)
        for actor in (SYSTEM, actors(world)["hr"]):
            with Sight(actor, connection).over(connection):
                assert list(connection.dispatch.before_execute) == before


@pytest.mark.parametrize(
    ("statement", "told"),
    [
        (text("SELECT name FROM candidate"), "may only select"),
        (text("SELECT name FROM candidate").columns(column("name")), "SQL as text"),
        (select(text("name FROM candidate --")), "SQL as text"),
        (select(Requisition.id).where(text("1 = 1")), "SQL as text"),
        (select(literal_column("(SELECT max(name) FROM candidate)")), "SQL as text"),
        (select(table("sqlite_master", column("sql"))), "nothing says who sees"),
        (insert(Draft).values(owner_id=NOBODY, key="k", content="", at=""), "may only select"),
    ],
)  # fmt: skip
def test_what_cannot_be_covered_is_refused(world: World, statement: Any, told: str) -> None:
    with pytest.raises(RuntimeError, match=told):
        asked(world, actors(world)["recruiter"], statement)


def test_raw_sql_is_refused(world: World) -> None:
    with world.desk.session.file.reader.begin() as connection:
        with (
            Sight(actors(world)["recruiter"], connection).over(connection),
            pytest.raises(RuntimeError, match="raw SQL"),
        ):
            connection.exec_driver_sql("SELECT name FROM candidate")
        assert connection.exec_driver_sql("SELECT count(*) FROM candidate").scalar_one() > 0, (
            "and only inside the block"
        )


def test_a_statement_may_declare_why_it_reads_all(world: World) -> None:
    query = select(Candidate.__table__.c.id)
    some, every = asked(world, actors(world)["recruiter"], query, query.execution_options(**{WHOLE: "a test"}))
    assert some < every


def test_lists_are_read_by_their_indexes(world: World) -> None:
    a: Any = ApplicationRow.__table__.c
    page = select(a.row).where(a.stage_key > "").order_by(a.name_key, a.row).limit(50)
    plans = {}
    for who in ("recruiter", "interviewer on teams"):
        with world.desk.session.file.reader.begin() as connection:
            seen = rewritten(page, Sight(actors(world)[who], connection).seen_of)
            raw = str(seen.compile(connection, compile_kwargs={"literal_binds": False}))
            bound = seen.compile(connection)
            values = tuple(bound.construct_params()[name] for name in bound.positiontup or ())
            given = tuple(bytes.fromhex(one) if isinstance(one, str) and len(one) == 32 else one for one in values)
            lines = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {raw}", given).all()
            plans[who] = [line.detail for line in lines if "application_row" in line.detail]
    assert all("ix_application_row_" in line for lines in plans.values() for line in lines), plans
    assert "ix_application_row_board" in plans["interviewer on teams"][0], "sought by requisition"
    assert "SCAN application_row" not in str(plans["interviewer on teams"])


def test_every_table_has_a_rule_or_a_reason() -> None:
    assert OPEN.keys() | RULES.keys() >= Base.metadata.tables.keys()
    assert not OPEN.keys() & RULES.keys()
    personal = {
        one.table.name
        for one in (column for t in Base.metadata.tables.values() for column in t.columns)
        if one.info.get("personal")
    }
    assert personal <= RULES.keys()


def test_a_statement_is_left_as_it_was(world: World) -> None:
    statement = select(Note.__table__.c.text)
    before = str(statement)
    with world.desk.session.file.reader.begin() as connection:
        changed = rewritten(statement, Sight(actors(world)["viewer"], connection).seen_of)
    assert str(statement) == before != str(changed)
