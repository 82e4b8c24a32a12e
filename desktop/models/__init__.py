"""The entities: what the program is about, one aggregate a file, with the rules about its own state.

Entities never query, never see a session or Qt, and never leave a service: pages receive frozen records. Every table says
in its ``info`` how it behaves when replicas meet (``class``: *mutable*, *append*, *hub-only*, *local*), every column
which policy merges it and whether it is personal; a test fails without.
"""

from desktop.models.account import PersonKey, RoleGrant
from desktop.models.application import Application, ApplicationFlag, StageTransition
from desktop.models.base import Base
from desktop.models.candidate import Candidate, CandidateTag, Contact
from desktop.models.journal import JournalChange, JournalEntry, JournalOrigin
from desktop.models.listing import ApplicationRow, CandidateRow, RequisitionRow
from desktop.models.note import Note
from desktop.models.person import Person
from desktop.models.presence import Presence
from desktop.models.requisition import Requisition, RequisitionMember, Seat
from desktop.models.server_login import ServerLogin
from desktop.models.spreadsheet import ImportBatch, ImportMemory
from desktop.models.vocabulary import VocabularyWord
from desktop.models.workspace import Draft, SavedView, Workspace

ENTITIES = {
    entity.__tablename__: entity
    for entity in (
        Workspace, Person, PersonKey, RoleGrant, VocabularyWord, Requisition, Seat, RequisitionMember, Candidate, Contact, CandidateTag,
        Application, ApplicationFlag, StageTransition, Note, SavedView, ImportBatch, ImportMemory,
    )
}  # fmt: skip
"""Journalled entities by their symbolic name, which is what the journal stores; parents before children. A renamed table
keeps its old name here and gets an upcaster."""

__all__ = [
    "ENTITIES", "Application", "ApplicationFlag", "ApplicationRow", "Base", "Candidate", "CandidateRow", "CandidateTag",
    "Contact", "Draft", "ImportBatch", "ImportMemory", "JournalChange", "JournalEntry", "JournalOrigin", "Note", "Person", "PersonKey",
    "Presence", "Requisition", "RequisitionMember", "RequisitionRow", "RoleGrant", "SavedView", "Seat", "ServerLogin", "StageTransition",
    "VocabularyWord",
    "Workspace",
]  # fmt: skip
