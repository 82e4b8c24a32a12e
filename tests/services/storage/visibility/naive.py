"""Who sees what, once more and without SQL: loops over all rows, from which a second database is made that holds nothing else."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, insert, select

from desktop.models import Base
from desktop.services.access.actor import Actor
from desktop.services.access.permissions import Permission
from desktop.services.access.reach import Place
from desktop.words import ApplicationStatus, Role, Scope

Rows = list[dict[str, Any]]
P = Permission
PAY = ("pay_min", "pay_max", "pay_currency", "pay_period")


def everything(connection: Connection) -> dict[str, Rows]:
    """All rows of all tables."""
    return {
        table.name: [dict(row) for row in connection.execute(select(table)).mappings()]
        for table in Base.metadata.sorted_tables
    }


class Naive:
    """What an actor sees of a dump of all tables."""

    def __init__(self, actor: Actor, rows: dict[str, Rows]) -> None:
        self.actor, self.rows = actor, rows
        self.places = {row["id"]: self._place(row) for row in rows["requisition"]}
        self.kept_by = {row["id"]: row["merged_into_id"] for row in rows["candidate"]}
        self.asked = {row["id"]: row["requisition_id"] for row in rows["approval"]}
        self.on = {row["id"]: row["requisition_id"] for row in rows["application"]}

    def _place(self, row: dict[str, Any]) -> Place:
        me, positions = self.actor.id, set()
        if row["hiring_manager_id"] == me:
            positions.add(Role.HIRING_MANAGER)
        if row["recruiter_id"] == me:
            positions.add(Role.RECRUITER)
        for member in self.rows["requisition_member"]:
            if member["requisition_id"] == row["id"] and member["person_id"] == me and member["deleted_at"] is None:
                positions.add(Role(member["role"] or "interviewer"))
        return Place(row["id"], row["department_id"] or "", bool(row["confidential"]), frozenset(positions))

    def requisition(self, one: str, permission: Permission = P.REQUISITION_SEE) -> bool:
        return self.actor.may(permission, self.places[one])

    def application(self, one: str) -> bool:
        return self.requisition(self.on[one], P.APPLICATION_SEE)

    def candidate(self, one: str, permission: Permission = P.CANDIDATE_SEE) -> bool:
        while self.kept_by[one]:
            one = self.kept_by[one]
        family = {one}
        while more := {part for part, kept in self.kept_by.items() if kept in family} - family:
            family |= more
        mine = [row for row in self.rows["application"] if row["candidate_id"] in family]
        if any(self.requisition(row["requisition_id"], permission) for row in mine if row["deleted_at"] is None):
            return True
        reach = self.actor.reach(permission)
        hidden = [row for row in mine if not self.requisition(row["requisition_id"], permission)]
        return (reach.everything or reach.open) and not hidden

    def note(self, row: dict[str, Any]) -> bool:
        about = row["application_id"]
        return self.candidate(row["candidate_id"]) and (about is None or self.application(about))

    def task(self, row: dict[str, Any]) -> bool:
        about = (
            (row["requisition_id"], self.requisition), (row["application_id"], self.application), (row["candidate_id"], self.candidate),
        )  # fmt: skip
        seen = [sees(one) for one, sees in about if one is not None]
        return all(seen) if seen else self.actor.id in (row["owner_id"], row["by_id"])

    def pays(self, entity: str, one: str) -> bool:
        """Whether the actor may know what a requisition, or the requisition of an approval, pays."""
        return self.requisition(self.asked[one] if entity == "approval" else one, P.PAY_SEE)

    def change(self, row: dict[str, Any]) -> bool:
        entity = row["entity"]
        known = {one["id"]: one for one in self.rows[entity]}
        return row["entity_id"] in known and self.sees(entity, known[row["entity_id"]])

    def entry(self, row: dict[str, Any]) -> bool:
        inside = (one for one in self.rows["journal_change"] if one["entry_id"] == row["id"])
        return row["actor_id"] == self.actor.id or any(self.change(one) for one in inside)

    def sees(self, table: str, row: dict[str, Any]) -> bool:
        rules: dict[str, Callable[[dict[str, Any]], bool]] = {
            "requisition": lambda r: self.requisition(r["id"]),
            "requisition_row": lambda r: self.requisition(r["id"]),
            "seat": lambda r: self.requisition(r["requisition_id"]),
            "requisition_member": lambda r: self.requisition(r["requisition_id"]),
            "application": lambda r: self.application(r["id"]),
            "application_row": lambda r: self.application(r["id"]),
            "application_flag": lambda r: self.application(r["application_id"]),
            "stage_transition": lambda r: self.application(r["application_id"]),
            "candidate": lambda r: self.candidate(r["id"]),
            "candidate_row": lambda r: self.candidate(r["id"]),
            "contact": lambda r: self.candidate(r["candidate_id"]),
            "candidate_tag": lambda r: self.candidate(r["candidate_id"]),
            "note": self.note,
            "task": self.task,
            **dict.fromkeys(
                ("requisition_step", "approval", "approval_group", "approver", "decision"),
                lambda r: self.requisition(r["requisition_id"]),
            ),
            "saved_view": lambda r: r["shared"] or r["owner_id"] == self.actor.id,
            "draft": lambda r: r["owner_id"] == self.actor.id,
            "presence": lambda r: (
                r["person_id"] == self.actor.id
                or {"candidate": self.candidate, "requisition": self.requisition, "application": self.application}[
                    r["entity"]
                ](r["record_id"])
            ),
            "role_grant": lambda r: (
                r["scope"] == Scope.DEPARTMENT or r["person_id"] == self.actor.id or self.requisition(r["scope_id"])
            ),
            "journal_change": self.change,
            "journal_entry": self.entry,
        }
        return bool(rules.get(table, lambda _: True)(row))

    def shown(self, table: str, row: dict[str, Any]) -> dict[str, Any]:
        """A row that is seen, with what stays blank in it."""
        row = dict(row)
        if table == "requisition" and not self.requisition(row["id"], P.PAY_SEE):
            row |= dict.fromkeys(PAY, "")
        if table == "approval" and not self.pays("approval", row["id"]):
            row["pay_snapshot"] = None
        if table == "candidate" and not self.candidate(row["id"], P.RESTRICTED_SEE):
            row["accommodation"] = ""
        if table == "application" and not self.requisition(row["requisition_id"], P.RESTRICTED_SEE):
            row["pay_expectation"] = ""
        if (
            table == "journal_change"
            and row["entity"] in ("requisition", "approval")
            and not self.pays(row["entity"], row["entity_id"])
        ):
            row |= {"before": None, "after": None}
        if table == "candidate_row":
            living = [a for a in self.rows["application"] if a["candidate_id"] == row["id"] and a["deleted_at"] is None]
            mine = [a for a in living if self.application(a["id"])]
            notes = [
                n["at"]
                for n in self.rows["note"]
                if n["candidate_id"] == row["id"] and self.note(n) and not n["deleted_at"]
            ]
            row["applications"] = len(mine)
            row["active"] = sum(a["status"] == ApplicationStatus.ACTIVE for a in mine)
            row["last_touch"] = max([*(a["last_touch_at"] for a in mine), *notes], default=row["created_at"])
        return row


def only_what_is_seen(actor: Actor, rows: dict[str, Rows]) -> Engine:
    """A database that holds what the actor sees and nothing else."""
    naive = Naive(actor, rows)
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with engine.begin() as connection:
        for table in Base.metadata.sorted_tables:
            seen = [naive.shown(table.name, row) for row in rows[table.name] if naive.sees(table.name, row)]
            if seen:
                connection.execute(insert(table), seen)
    return engine
