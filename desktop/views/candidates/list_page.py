"""The list of candidates."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QLocale
from PySide6.QtGui import QKeySequence

from desktop.services.applications.commands import CreateApplication
from desktop.services.candidates.commands import CreateCandidate, DeleteCandidates, MergeCandidates, TagCandidates
from desktop.services.listings.columns import ListKind
from desktop.views.actions.spec import ActionSpec, Menu
from desktop.views.candidates.detail_pane import CandidatePane
from desktop.views.records.decisions.opening import open_of_candidate
from desktop.views.tables.detail_pane import DetailPane
from desktop.views.tables.empty_state import EmptyText
from desktop.views.tables.list_actions import counting, first_reason, list_actions, tr, why_not_any, why_not_one
from desktop.views.tables.list_page import ListPage
from desktop.views.tables.selection_keeper import Items
from desktop.words import Topic

_Key = QKeySequence.StandardKey


class CandidatesPage(ListPage):
    """Every person, once."""

    kind = ListKind.CANDIDATES
    topics = frozenset(
        {
            Topic.CANDIDATES,
            Topic.APPLICATIONS,
            Topic.NOTES,
            Topic.VOCABULARY,
            Topic.PEOPLE,
            Topic.IMPORTS,
            Topic.DECISIONS,
        }
    )
    context = (
        "candidates.open", "candidates.open_window", "candidates.decisions", "", "candidates.edit", "candidates.apply", "candidates.tag",
        "candidates.merge", "", "candidates.copy", "candidates.export", "", "candidates.delete",
    )  # fmt: skip
    bulk = ("candidates.tag", "candidates.merge", "candidates.delete")
    primary = "candidates.new"
    secondary = ("candidates.import",)

    def page_title(self) -> str:
        """The name of the page."""
        return self.tr("Candidates")

    def counted_text(self, count: int) -> str:
        """``340 candidates``."""
        return self.tr("1 candidate") if count == 1 else self.tr("{n} candidates").format(n=QLocale().toString(count))

    def make_pane(self) -> DetailPane:
        """The person beside the list."""
        return CandidatePane(self.workbench, self)

    def empty_text(self) -> EmptyText:
        """Before the first candidate."""
        open_place = self.workbench.open
        return EmptyText(
            "candidate",
            self.tr("Everybody who applies, is referred or found stands here, each person once."),
            self.tr("New candidate…"),
            lambda: open_place("new_candidate"),
            (
                (self.tr("Import a spreadsheet…"), lambda: open_place("import")),
                (self.tr("Look at sample data"), lambda: open_place("sample")),
            ),
            lambda: self.workbench.may(CreateCandidate),
        )

    def open_record(self, record_id: str, *, new_window: bool) -> None:
        """The candidate's page."""
        self.workbench.open("candidate", record_id, new_window=new_window)

    def make_actions(self) -> Sequence[ActionSpec]:
        """What can be done with candidates."""
        may, menu = self.workbench.may, Menu.CANDIDATE

        def one(command: type) -> Callable[[], str]:
            return lambda: first_reason(may(command), why_not_one(self))

        def some(command: type) -> Callable[[], str]:
            return lambda: first_reason(may(command), why_not_any(self))

        def why_not_merge() -> str:
            two = "" if self.selected_count() == 2 else tr("Select exactly two candidates.")
            return first_reason(may(MergeCandidates), two)

        go = self.workbench.open

        def current() -> str:
            return self.table.kept.current_id

        return (
            ActionSpec("candidates.new", tr("&New candidate…"), menu, lambda: go("new_candidate"), _Key.New, "plus", group=0,
                       why_not=lambda: may(CreateCandidate)),
            *list_actions(self, menu),
            ActionSpec("candidates.decisions", tr("Dec&isions…"), menu,
                       lambda: open_of_candidate(self.workbench, self, current()), "Ctrl+D", "check", group=1,
                       tip=tr("Those of all running applications"), why_not=lambda: why_not_one(self)),
            ActionSpec("candidates.edit", tr("&Edit…"), menu, lambda: go("edit_candidate", current()), "F2", "edit", group=2,
                       why_not=one(CreateCandidate)),
            ActionSpec("candidates.apply", tr("Add to a &requisition…"), menu, lambda: go("new_application", current()),
                       icon="application", group=2, why_not=one(CreateApplication)),
            ActionSpec("candidates.tag", tr("&Tag…"), menu, lambda: self.with_selected(self._tag), "Ctrl+T", "tag", group=3,
                       why_not=some(TagCandidates), text_now=counting(self, tr("&Tag…"), tr("&Tag {rows}…"))),
            ActionSpec("candidates.merge", tr("&Merge…"), menu, lambda: self.with_selected(self._merge), icon="merge", group=3,
                       why_not=why_not_merge, tip=tr("Make two records of one person one")),
            ActionSpec("candidates.delete", tr("&Delete"), menu, lambda: self.with_selected(self._delete), _Key.Delete,
                       "trash", group=8, why_not=some(DeleteCandidates),
                       text_now=counting(self, tr("&Delete"), tr("&Delete {rows}"))),
            ActionSpec("candidates.import", tr("&Import…"), Menu.FILE, lambda: go("import"), icon="import", group=4),
        )  # fmt: skip

    def _tag(self, items: Items) -> None:
        from desktop.views.verdicts.asking import ask_tag

        tag = ask_tag(self.workbench, self, len(items))
        if tag:
            self.workbench.carry_out(TagCandidates(tuple(record for record, _version in items), tag), owner=self)

    def _merge(self, items: Items) -> None:
        if len(items) == 2:
            self.workbench.open("merge", items[0][0], other=items[1][0])

    def _delete(self, items: Items) -> None:
        from desktop.views.tables.asking_first import agreed_to_delete

        if items and agreed_to_delete(self, self.counted_text(len(items)), len(items)):
            self.workbench.carry_out(DeleteCandidates(tuple(record for record, _version in items)), owner=self)
