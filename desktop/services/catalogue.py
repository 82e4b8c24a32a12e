"""The table of contents: importing this module registers every use case of the program."""

from __future__ import annotations

from desktop.services.accounts import end_access, give_access, grant_roles, read_accounts, set_roles
from desktop.services.applications import (
    assign_applications,
    create_application,
    end_applications,
    move_applications,
    read_board,
)
from desktop.services.approvals import answer_approval, chains, delegate, read_approvals, submit_requisition
from desktop.services.backup.messages import (
    CheckBackup,
    MakeBackup,
    ReadBackups,
    SetBackupPlace,
    SetBackupRecipient,
)
from desktop.services.candidates import (
    erase_candidates,
    find_duplicates,
    merge_candidates,
    read_candidate,
    write_candidate,
)
from desktop.services.decisions import answer_decisions, open_missing, read_decisions
from desktop.services.dispatch.registry import later
from desktop.services.docket import read_arrivals, read_docket
from desktop.services.drafts import keep_draft
from desktop.services.exports.messages import ExportList
from desktop.services.history import read_clock_lag, read_news, read_timeline, undo_entry, verify
from desktop.services.listings import reading
from desktop.services.notes import add_note
from desktop.services.people import members
from desktop.services.presence import tell_editing
from desktop.services.process import read_rules, set_rule
from desktop.services.requisitions import (
    check_posting,
    close_out,
    find_alike,
    hiring_team,
    read_requisition,
    set_status,
    templates,
    write_requisition,
)
from desktop.services.restricted import read_restricted, set_restricted
from desktop.services.saved_views import save_view
from desktop.services.spreadsheets.commands import ImportSpreadsheets
from desktop.services.spreadsheets.questions import ListImports, PreviewImport, ReadSpreadsheets, WriteRefusedRows
from desktop.services.tasks import finish_tasks, keep_reminders, read_tasks, write_task
from desktop.services.vocabulary import (
    add_word,
    change_words,
    find_near_words,
    merge_words,
    read_usage,
    read_vocabulary,
)
from desktop.services.workspace import set_region, set_up
from desktop.services.workspace.messages import FillWithSample

USE_CASES = (
    set_up, set_region, read_vocabulary, add_word, change_words, merge_words, read_usage, find_near_words,
    members, read_accounts, give_access, set_roles, grant_roles, end_access, write_requisition,
    set_status, close_out, hiring_team, read_requisition, check_posting, find_alike, templates,
    write_candidate, erase_candidates, read_restricted, set_restricted,
    merge_candidates, read_candidate, find_duplicates, create_application, move_applications, end_applications,
    assign_applications, read_board, chains, submit_requisition, answer_approval, delegate, read_approvals, answer_decisions,
    open_missing, read_decisions, read_docket, read_arrivals, add_note, write_task, finish_tasks, read_tasks,
    set_rule, read_rules, keep_reminders, read_timeline, read_news, read_clock_lag,
    reading, save_view, keep_draft, tell_editing, undo_entry, verify,
)  # fmt: skip
"""Every module with handlers, in the order in which a newcomer may read them."""

later("desktop.services.spreadsheets.importing.answering", ReadSpreadsheets, WriteRefusedRows, ListImports)
later("desktop.services.spreadsheets.importing.preview_import", PreviewImport)
later("desktop.services.spreadsheets.importing.import_spreadsheets", ImportSpreadsheets)
later("desktop.services.exports.export_list", ExportList)
later("desktop.services.backup.answering", ReadBackups, MakeBackup, CheckBackup, SetBackupPlace, SetBackupRecipient)
later("desktop.services.workspace.sample_team.fill", FillWithSample)
