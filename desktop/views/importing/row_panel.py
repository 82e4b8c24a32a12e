"""Beside the preview: one row in full, what is wrong with it in words, and what would be written."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.services.spreadsheets.drafting.records import (
    CellProblem,
    DraftApplication,
    DraftPerson,
    DraftRequisition,
    ImportDraft,
    RefusedRow,
    RowVerdict,
)
from desktop.views.importing import wording
from desktop.views.importing.import_work import ImportWork
from desktop.views.look.theme import GAP, GRID

_NEWS = frozenset({"moves_on", "contact_added", "filled_here"})
_PERSON = (
    ("employer", "employer"), ("title", "title"), ("city", "city"), ("region", "region"), ("country", "country"),
    ("location", "location"), ("skills", "skills"), ("tags", "tags"), ("language", "language"),
    ("experience", "experience_years"), ("links", "link"),
)  # fmt: skip
_APPLICATION = (
    ("applied_on", "applied_on"), ("ended_on", "ended_on"), ("owner", "owner"), ("manager", "manager"),
    ("source_detail", "source_detail"), ("credit", "credit"), ("expected_pay", "expected_pay"), ("current_pay", "current_pay"),
    ("offered_pay", "offered_pay"), ("available", "available"), ("rating", "rating"), ("next_action", "next_action"),
    ("notes", "notes"),
)  # fmt: skip
_REQUISITION = (
    ("number", "requisition_number"), ("external_id", "job_id"), ("department", "department"), ("location", "job_location"),
    ("status", "requisition_status"), ("level", "level"), ("family", "family"), ("seats", "seats"), ("manager", "manager"),
    ("owner", "owner"), ("opened_on", "opened_on"), ("closed_on", "closed_on"),
)  # fmt: skip
_LONG = 18


class RowPanel(QFrame):
    """Empty until a row is chosen."""

    def __init__(self, work: ImportWork, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._look = work.workbench.look
        self._look.style(self, "card")
        self.scroller = QScrollArea(self)
        self.scroller.setWidgetResizable(True)
        self.scroller.setFrameShape(QScrollArea.Shape.NoFrame)
        self.scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.scroller.setAccessibleName(self.tr("The chosen row"))
        box = QVBoxLayout(self)
        box.setContentsMargins(1, 1, 1, 1)
        box.addWidget(self.scroller)
        self.clear()

    def clear(self) -> None:
        """No row is chosen."""
        text = QLabel(self.tr("Choose a row to see what becomes of it."))
        text.setWordWrap(True)
        text.setAlignment(Qt.AlignmentFlag.AlignTop)
        text.setContentsMargins(GAP, GAP, GAP, GAP)
        self._look.style(text, "muted")
        self._put(text)

    def show_row(
        self,
        draft: ImportDraft,
        one: RowVerdict,
        refused: RefusedRow | None,
        requisition: DraftRequisition | None = None,
    ) -> None:
        """A row of the draft."""
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GRID // 2)
        person = draft.people[one.person] if one.person >= 0 else None
        named = person.shown_name if person else requisition.title if requisition else ""
        title = QLabel(named or self.tr("Row {n}").format(n=wording.number(one.row)))
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        self._look.style(title, "section")
        column.addWidget(title)
        table = draft.tables[one.table]
        verdict = wording.tr(wording.VERDICTS.get(one.verdict, one.verdict))
        where = self.tr("{verdict} · row {n} of {table}").format(
            verdict=verdict, n=wording.number(one.row), table=wording.table_name(table)
        )
        self._text(column, where, "muted")
        self._text(column, self._meaning(one), "body")
        for found in one.problems:
            self._problem(column, found, one.verdict)
        column.addSpacing(GRID)
        if refused:
            facts = self._raw(draft, refused)
        else:
            facts = self._requisition(requisition) if requisition else self._facts(draft, one, person)
        grid = QGridLayout()
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(3)
        for row, (name, value) in enumerate(facts):
            label, text = QLabel(name), QLabel(value)
            for part in (label, text):
                part.setTextFormat(Qt.TextFormat.PlainText)
                part.setWordWrap(True)
                part.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._look.style(label, "muted")
            words = (*name.split(), *value.split())
            wide = max(map(len, words), default=0) > _LONG  # a word that cannot be broken has the whole width
            grid.addWidget(label, 2 * row, 0, 1, 2 if wide else 1)
            grid.addWidget(text, 2 * row + wide, 0 if wide else 1, 1, 2 if wide else 1)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        column.addLayout(grid)
        column.addStretch(1)
        self._put(inside)

    def _put(self, widget: QWidget) -> None:
        old = self.scroller.takeWidget()
        if old is not None:
            old.deleteLater()
        widget.setAutoFillBackground(False)
        self.scroller.viewport().setAutoFillBackground(False)
        self.scroller.setWidget(widget)
        widget.setAutoFillBackground(False)

    def _text(self, column: QVBoxLayout, text: str, kind: str) -> None:
        if text:
            label = QLabel(text)
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            self._look.style(label, kind)
            column.addWidget(label)

    def _problem(self, column: QVBoxLayout, found: CellProblem, verdict: str) -> None:
        book = self._work.workbench.book
        box = QFrame()
        kind = "bad" if verdict == "refused" else "info" if found.code in _NEWS else "warn"
        self._look.style(box, f"banner_{kind}")
        inside = QVBoxLayout(box)
        inside.setContentsMargins(GRID, GRID // 2, GRID, GRID // 2)
        inside.setSpacing(1)
        self._text(inside, wording.problem(found.code, book), "body")
        self._text(inside, wording.problem_value(found, book), "muted")
        column.addWidget(box)

    def _meaning(self, one: RowVerdict) -> str:
        if self._work.doubtful_move(one):
            if (one.table, one.row) in self._work.insisted:
                return self.tr("The application is known. It is moved as the file tells, because you chose so.")
            return self.tr("The application is known. It stays where it is; tick the row to move it as the file tells.")
        if (one.table, one.row) in self._work.skipped:
            return self.tr("You left this row out.")
        return {
            "new": self.tr("Will be imported."),
            "known": self.tr("Says nothing that is not known already."),
            "update": self.tr("Known already, and tells more: that comes in."),
            "doubtful": self.tr("Will be imported; look at it before or after."),
            "refused": self.tr("Cannot be imported. It goes to a workbook with the reason, to be corrected."),
        }.get(one.verdict, "")

    def _facts(self, draft: ImportDraft, one: RowVerdict, person: DraftPerson | None) -> list[tuple[str, str]]:
        facts: list[tuple[str, str]] = []
        if person is not None:
            facts.append((wording.field("email"), ", ".join(mail.raw for mail in person.emails)))
            facts.append((wording.field("phone"), ", ".join(phone.raw for phone in person.phones)))
            facts += [(wording.field(code), wording.shown(getattr(person, name))) for name, code in _PERSON]
            facts += [*person.kept]
        if one.application >= 0:
            facts += self._application(draft, draft.applications[one.application])
        return [(name, value) for name, value in facts if value]

    def _application(self, draft: ImportDraft, application: DraftApplication) -> list[tuple[str, str]]:
        book = self._work.workbench.book
        requisition = draft.requisitions[application.requisition]
        facts = [
            (self.tr("Requisition"), requisition.title),
            (wording.field("department"), requisition.department),
            (wording.field("stage"), self._meant(wording.stage(application.stage, book), application.raw_stage)),
        ]
        if application.status != "active":
            facts.append(
                (wording.field("status"), self._meant(wording.stage(application.status, book), application.raw_status))
            )
        facts.append(
            (
                wording.field("reason"),
                self._meant(wording.meaning("reason", application.reason, book), application.raw_reason),
            )
        )
        facts.append((wording.field("source"), application.source.name if application.source else ""))
        facts += [(wording.field(code), wording.shown(getattr(application, name))) for name, code in _APPLICATION]
        return [*facts, *application.kept]

    def _requisition(self, one: DraftRequisition) -> list[tuple[str, str]]:
        facts = [(wording.field(code), wording.shown(getattr(one, name))) for name, code in _REQUISITION]
        return [(name, value) for name, value in (*facts, *one.kept) if value]

    def _meant(self, meaning: str, raw: str) -> str:
        return f"{meaning} ({raw})" if meaning and raw and raw.casefold() != meaning.casefold() else meaning or raw

    def _raw(self, draft: ImportDraft, refused: RefusedRow) -> list[tuple[str, str]]:
        columns = draft.tables[refused.table].columns
        return [
            (column.header or self.tr("(no header)"), cell)
            for column, cell in zip(columns, refused.cells, strict=False)
            if cell and not wording.is_sensitive(column.field)
        ]
