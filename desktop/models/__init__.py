"""The entities: what the program is about, one aggregate a file, with the rules about its own state.

Entities never query, never see a session or Qt, and never leave a service: pages receive frozen records. Every table says
in its ``info`` how it behaves when replicas meet (``class``: *mutable*, *append*, *hub-only*, *local*), every column
which policy merges it and whether it is personal; a test fails without.
"""

from desktop.models.account import PersonKey, RoleGrant
from desktop.models.application import Application, ApplicationFlag, StageTransition
from desktop.models.approval import Approval, ApprovalChain, ApprovalGroup, Approver, Delegation
from desktop.models.base import Base
from desktop.models.candidate import Candidate, CandidateTag, Contact
from desktop.models.decision import Decision
from desktop.models.journal import JournalChange, JournalEntry, JournalOrigin
from desktop.models.listing import ApplicationRow, CandidateRow, RequisitionRow
from desktop.models.note import Note
from desktop.models.person import Person
from desktop.models.presence import Presence
from desktop.models.requisition import (
    Requisition,
    RequisitionMember,
    RequisitionStep,
    RequisitionTemplate,
    Seat,
)
from desktop.models.server_login import ServerLogin
from desktop.models.spreadsheet import ImportBatch, ImportMemory
from desktop.models.task import ProcessRule, Task
from desktop.models.vocabulary import VocabularyWord
from desktop.models.workspace import Draft, SavedView, Workspace

ENTITIES = {
    entity.__tablename__: entity
    for entity in (
        Workspace, Person, PersonKey, RoleGrant, VocabularyWord, Requisition, Seat, RequisitionMember, Candidate, Contact, CandidateTag,
        Application, ApplicationFlag, StageTransition, Note, SavedView, ImportBatch, ImportMemory, RequisitionStep, RequisitionTemplate,
        ApprovalChain, Approval, ApprovalGroup, Approver, Delegation, Decision, Task, ProcessRule,
    )
}  # fmt: skip
"""Journalled entities by their symbolic name, which is what the journal stores; parents before children. A renamed table
keeps its old name here and gets an upcaster."""

__all__ = [
    "ENTITIES", "Application", "ApplicationFlag", "ApplicationRow", "Approval", "ApprovalChain", "ApprovalGroup", "Approver", "Base",
    "Candidate", "CandidateRow", "CandidateTag", "Contact", "Decision", "Delegation", "Draft", "ImportBatch", "ImportMemory",
    "JournalChange", "JournalEntry", "JournalOrigin", "Note", "Person", "PersonKey", "Presence", "ProcessRule", "Requisition",
    "RequisitionMember", "RequisitionRow", "RequisitionStep", "RequisitionTemplate", "RoleGrant", "SavedView", "Seat", "ServerLogin",
    "StageTransition", "Task", "VocabularyWord", "Workspace",
]  # fmt: skip
