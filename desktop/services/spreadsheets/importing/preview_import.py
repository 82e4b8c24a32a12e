"""The preview: a draft held against the workspace, row by row."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.services.dispatch.registry import Reader, answers
from desktop.services.spreadsheets.drafting.records import CellProblem, ImportDraft, RowRef, RowVerdict
from desktop.services.spreadsheets.importing.known_ids import KnownRecords
from desktop.services.spreadsheets.importing.known_moves import find_moves
from desktop.services.spreadsheets.importing.known_people import PersonNews, find_person_news
from desktop.services.spreadsheets.importing.known_records import find_known
from desktop.services.spreadsheets.questions import PreviewImport
from desktop.services.spreadsheets.records import ImportPreview, KnownMove


@answers(PreviewImport)
def preview_import(reader: Reader, question: PreviewImport) -> ImportPreview:
    """The draft's verdicts, with what the workspace knows already and what it would learn."""
    draft = question.draft
    known = find_known(reader.connection, draft)
    moves = find_moves(reader.connection, draft, known)
    news = find_person_news(reader.connection, draft, known)
    judge = _Judge(draft, known, {move.row: move for move in moves.values()}, _by_first_row(draft, news))
    return ImportPreview(
        tuple(judge.verdict(verdict) for verdict in draft.verdicts),
        new_people=len(draft.people) - len(known.people),
        known_people=len(known.people),
        new_applications=len(draft.applications) - len(known.applications),
        known_applications=len(known.applications),
        new_requisitions=len(draft.requisitions) - len(known.requisitions),
        known_requisitions=len(known.requisitions),
        imported_before=known.imported_before,
        moves=judge.moves,
    )


def _by_first_row(draft: ImportDraft, news: dict[int, PersonNews]) -> dict[RowRef, PersonNews]:
    """What is told of a person is shown once."""
    return {draft.people[key].rows[0]: one for key, one in news.items() if draft.people[key].rows}


@dataclass(frozen=True, slots=True)
class _Judge:
    """What becomes of each row."""

    draft: ImportDraft
    known: KnownRecords
    moves: dict[RowRef, KnownMove]
    news: dict[RowRef, PersonNews]

    def verdict(self, row: RowVerdict) -> RowVerdict:
        """The verdict of the draft, or what the workspace makes of it."""
        if row.verdict == "refused" or row.person < 0:
            return row
        is_known = (
            row.application in self.known.applications if row.application >= 0 else row.person in self.known.people
        )
        found = [*row.problems, *self._learned(row)]
        if not is_known:
            return self._new(row, found)
        move = self.moves.get((row.table, row.row))
        news = self.news.get((row.table, row.row))
        if move is not None and move.doubt:
            found.append(CellProblem(move.doubt, "", move.told))
            return row._replace(verdict="doubtful", problems=tuple(found))
        if move is not None:
            found.append(CellProblem("moves_on", "", move.told))
        if news is not None and news.differing:
            return row._replace(verdict="doubtful", problems=tuple(found))
        told = move is not None or (news is not None and bool(news.contacts or news.filled))
        return row._replace(verdict="update" if told else "known", problems=tuple(found))

    def _learned(self, row: RowVerdict) -> tuple[CellProblem, ...]:
        news = self.news.get((row.table, row.row))
        return news.problems() if news is not None else ()

    def _new(self, row: RowVerdict, found: list[CellProblem]) -> RowVerdict:
        """New rows: doubtful when somebody here has the e-mail under another name, or the same name."""
        news = self.news.get((row.table, row.row))
        if row.person in self.known.other_name and row.person not in self.known.people:
            emails = self.draft.people[row.person].emails
            found.append(CellProblem("email_of_other_person_in_workspace", "", emails[0].raw if emails else ""))
        elif row.person in self.known.doubts:
            found.append(CellProblem(self.known.doubts[row.person], "", self.draft.people[row.person].full_name))
        elif news is None or not news.differing:
            return row._replace(problems=tuple(found))
        return row._replace(verdict="doubtful", problems=tuple(found))
