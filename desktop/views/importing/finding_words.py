"""What the importer finds, in words: problems of rows, notices of files, why a table is what it is. Data; the codes are the engine's."""

from __future__ import annotations

from desktop.wording import QT_TRANSLATE_NOOP

PROBLEMS: dict[str, str] = {
    "no_name_and_no_email": QT_TRANSLATE_NOOP("Importing", "No name and no e-mail"),
    "no_person": QT_TRANSLATE_NOOP("Importing", "No person in this row"),
    "application_unknown": QT_TRANSLATE_NOOP("Importing", "Belongs to nobody in these files"),
    "nothing_to_attach_to": QT_TRANSLATE_NOOP("Importing", "Neither a title nor a number"),
    "email_shared_by_other_name": QT_TRANSLATE_NOOP("Importing", "Same e-mail under another name"),
    "email_of_other_person_in_workspace": QT_TRANSLATE_NOOP("Importing", "E-mail of another candidate here"),
    "id_shared_by_other_name": QT_TRANSLATE_NOOP("Importing", "Same number under another name"),
    "same_email_other_id": QT_TRANSLATE_NOOP("Importing", "Same e-mail under another number"),
    "row_too_long": QT_TRANSLATE_NOOP("Importing", "More cells than headers"),
    "row_too_short": QT_TRANSLATE_NOOP("Importing", "Fewer cells than headers"),
    "row_too_long_realigned": QT_TRANSLATE_NOOP("Importing", "Shifted cells put back in place"),
    "row_too_short_realigned": QT_TRANSLATE_NOOP("Importing", "Missing cells put in place"),
    "person_unknown": QT_TRANSLATE_NOOP("Importing", "Refers to a person who is not in the files"),
    "person_by_id_only": QT_TRANSLATE_NOOP("Importing", "Known by a number only"),
    "person_without_name": QT_TRANSLATE_NOOP("Importing", "Person without a name"),
    "person_without_email": QT_TRANSLATE_NOOP("Importing", "Person without an e-mail"),
    "no_person_in_file": QT_TRANSLATE_NOOP("Importing", "The file names no person"),
    "requisition_ambiguous": QT_TRANSLATE_NOOP("Importing", "Several requisitions fit"),
    "requisition_twice": QT_TRANSLATE_NOOP("Importing", "Requisition listed twice"),
    "updated_by_later_row": QT_TRANSLATE_NOOP("Importing", "A later row says something else"),
    "application_updated_by_later_row": QT_TRANSLATE_NOOP("Importing", "A later row tells more"),
    "applied_again": QT_TRANSLATE_NOOP("Importing", "Applied here before"),
    "identical_row": QT_TRANSLATE_NOOP("Importing", "The same row again"),
    "row_without_application": QT_TRANSLATE_NOOP("Importing", "A person without an application"),
    "reference_unknown": QT_TRANSLATE_NOOP("Importing", "Number that is in none of the lists"),
    "email_malformed": QT_TRANSLATE_NOOP("Importing", "Not an e-mail address"),
    "phone_not_certain": QT_TRANSLATE_NOOP("Importing", "Phone number not certain"),
    "phone_unreadable": QT_TRANSLATE_NOOP("Importing", "Phone number lost in Excel"),
    "cell_error": QT_TRANSLATE_NOOP("Importing", "The cell shows an error"),
    "zip_lost_zero": QT_TRANSLATE_NOOP("Importing", "Postal code without its leading zero"),
    "date_unreadable": QT_TRANSLATE_NOOP("Importing", "Not a date"),
    "under_18_at_application": QT_TRANSLATE_NOOP("Importing", "Under 18 when applying"),
    "experience_exceeds_age": QT_TRANSLATE_NOOP("Importing", "More experience than the age allows"),
    "ended_before_applied": QT_TRANSLATE_NOOP("Importing", "Ended before applying"),
    "applied_after_close": QT_TRANSLATE_NOOP("Importing", "Applied after the requisition closed"),
    "closed_before_opened": QT_TRANSLATE_NOOP("Importing", "Closed before it opened"),
    "interview_before_applied": QT_TRANSLATE_NOOP("Importing", "Interview before applying"),
    "milestone_before_applied": QT_TRANSLATE_NOOP("Importing", "Step before applying"),
    "offer_on_rejected": QT_TRANSLATE_NOOP("Importing", "Offer to somebody rejected"),
    "offer_accepted_not_hired": QT_TRANSLATE_NOOP("Importing", "Offer accepted, but not hired"),
    "moves_on": QT_TRANSLATE_NOOP("Importing", "Moves on"),
    "moves_back": QT_TRANSLATE_NOOP("Importing", "Further along here than in the file"),
    "ended_here": QT_TRANSLATE_NOOP("Importing", "Ended here, still running in the file"),
    "ends_otherwise": QT_TRANSLATE_NOOP("Importing", "Ended otherwise here"),
    "older_than_here": QT_TRANSLATE_NOOP("Importing", "Moved here after the day in the file"),
    "applied_date_differs": QT_TRANSLATE_NOOP("Importing", "Another day of applying here"),
    "stage_uncertain": QT_TRANSLATE_NOOP("Importing", "The file's word for the stage is not certain"),
    "requisition_not_open": QT_TRANSLATE_NOOP("Importing", "The requisition is closed here"),
    "contact_added": QT_TRANSLATE_NOOP("Importing", "Adds a contact"),
    "filled_here": QT_TRANSLATE_NOOP("Importing", "Fills what is empty here"),
    "differs_from_here": QT_TRANSLATE_NOOP("Importing", "Differs from what is here; kept beside it"),
    "same_name_here": QT_TRANSLATE_NOOP("Importing", "Somebody here has the same name, and nothing else tells"),
    "same_name_other_email": QT_TRANSLATE_NOOP(
        "Importing", "Somebody here has this name, job and day, and another e-mail"
    ),
}
MOVES = frozenset({
    "moves_on", "moves_back", "ended_here", "ends_otherwise", "older_than_here", "applied_date_differs", "stage_uncertain",
    "requisition_not_open",
})  # fmt: skip
"""Findings whose value is a move, told in codes."""
OF_THE_PERSON = frozenset({"contact_added", "filled_here", "differs_from_here"})
"""Findings that name the field itself."""

STEP_BEFORE_APPLIED = QT_TRANSLATE_NOOP("Importing", "{stage} before applying")
"""For the codes ``<stage>_before_applied``."""

AT: dict[str, str] = {
    "no_name_and_no_email": "full_name", "no_person": "full_name", "person_without_name": "full_name",
    "person_unknown": "full_name", "person_by_id_only": "full_name", "no_person_in_file": "full_name",
    "email_shared_by_other_name": "email", "email_of_other_person_in_workspace": "email", "same_email_other_id": "email",
    "email_malformed": "email", "person_without_email": "email", "id_shared_by_other_name": "full_name",
    "phone_not_certain": "phone", "phone_unreadable": "phone", "requisition_ambiguous": "job", "requisition_twice": "job",
    "applied_again": "job", "application_unknown": "job", "nothing_to_attach_to": "job", "applied_after_close": "applied_on",
    "ended_before_applied": "applied_on", "under_18_at_application": "applied_on", "milestone_before_applied": "applied_on",
    "interview_before_applied": "applied_on", "offer_on_rejected": "stage", "offer_accepted_not_hired": "stage",
    "date_unreadable": "applied_on", "moves_on": "stage", "moves_back": "stage", "ended_here": "stage", "ends_otherwise": "stage",
    "older_than_here": "stage", "stage_uncertain": "stage", "applied_date_differs": "applied_on", "requisition_not_open": "job",
    "same_name_here": "full_name", "same_name_other_email": "email",
}  # fmt: skip
"""Problem → the field it is about, where the finding names no header: that cell is marked."""

NOTICES: dict[str, str] = {
    "control_characters_removed": QT_TRANSLATE_NOOP(
        "Importing", "Cells from which invisible characters were taken out: {n}."
    ),
    "mixed_encodings": QT_TRANSLATE_NOOP("Importing", "Lines in different encodings were read each in its own."),
    "quote_never_closed": QT_TRANSLATE_NOOP("Importing", "Quotation marks never closed and taken as text: {n}."),
    "cell_cut": QT_TRANSLATE_NOOP("Importing", "Very long cells that were cut: {n}."),
    "header_twice": QT_TRANSLATE_NOOP("Importing", "Headers that stand twice: {headers}."),
    "transposed": QT_TRANSLATE_NOOP("Importing", "The form was turned: each of its columns became a row."),
    "left_out_title": QT_TRANSLATE_NOOP("Importing", "Lines above the header, taken as a title: {n}."),
    "left_out_instructions": QT_TRANSLATE_NOOP("Importing", "Lines of instructions left out: {n}."),
    "left_out_repeated_header": QT_TRANSLATE_NOOP("Importing", "Repeated headers left out: {n}."),
    "left_out_sections": QT_TRANSLATE_NOOP("Importing", "Section lines, kept with the rows below them: {n}."),
    "left_out_totals": QT_TRANSLATE_NOOP("Importing", "Lines of totals left out: {n}."),
    "left_out_footnotes": QT_TRANSLATE_NOOP("Importing", "Footnotes left out: {n}."),
}

WHYS: dict[str, str] = {
    "header_only": QT_TRANSLATE_NOOP("Importing", "It has headers and no rows."),
    "months_as_columns": QT_TRANSLATE_NOOP("Importing", "Its columns are months or weeks."),
    "named_scores": QT_TRANSLATE_NOOP("Importing", "It is named after scores."),
    "named_totals": QT_TRANSLATE_NOOP("Importing", "It is named after totals and names nobody."),
    "named_companies": QT_TRANSLATE_NOOP("Importing", "It lists companies."),
    "key_of_requisition": QT_TRANSLATE_NOOP("Importing", "Each row has the number of a requisition."),
    "fields_of_requisition": QT_TRANSLATE_NOOP("Importing", "Its columns describe requisitions."),
    "staff_without_applications": QT_TRANSLATE_NOOP("Importing", "It lists staff, and nothing says that they applied."),
    "staff_by_id": QT_TRANSLATE_NOOP("Importing", "It refers to staff only."),
    "people_with_applications": QT_TRANSLATE_NOOP(
        "Importing", "Each row has a person and what became of the application."
    ),
    "applications_by_id": QT_TRANSLATE_NOOP("Importing", "Each row refers to a person and a job."),
    "applications_without_names": QT_TRANSLATE_NOOP("Importing", "Each row has a job and a stage, and no name."),
    "names_with_figures": QT_TRANSLATE_NOOP("Importing", "It has names and otherwise figures only."),
    "people": QT_TRANSLATE_NOOP("Importing", "Each row has a person."),
    "key_and_name": QT_TRANSLATE_NOOP("Importing", "It gives names to numbers of other tables."),
    "mostly_figures": QT_TRANSLATE_NOOP("Importing", "Most of its columns are figures."),
    "no_person_columns": QT_TRANSLATE_NOOP("Importing", "No column has names, e-mails or phone numbers."),
    "no_header": QT_TRANSLATE_NOOP("Importing", "No row looks like a header."),
    "contacts_of_people": QT_TRANSLATE_NOOP(
        "Importing", "Each row has an e-mail or phone of a person in another table."
    ),
    "scorecards": QT_TRANSLATE_NOOP("Importing", "It has scores of interviewers, which are not imported yet."),
    "interviews": QT_TRANSLATE_NOOP("Importing", "Each row has an interview of an application in another table."),
    "offers": QT_TRANSLATE_NOOP("Importing", "Each row has an offer to an application in another table."),
    "notes": QT_TRANSLATE_NOOP("Importing", "Each row has a note on a person in another table."),
    "stage_history": QT_TRANSLATE_NOOP("Importing", "Each row has a step of an application in another table."),
    "answer": QT_TRANSLATE_NOOP("Importing", "You said so."),
}

HOWS: dict[str, str] = {
    "answer": QT_TRANSLATE_NOOP("Importing", "remembered from an earlier import"),
    "synonym": QT_TRANSLATE_NOOP("Importing", "the header says so"),
    "synonym_in_decoration": QT_TRANSLATE_NOOP("Importing", "the header contains the word"),
    "near_synonym": QT_TRANSLATE_NOOP("Importing", "the header is spelled nearly so"),
    "sensitive_word": QT_TRANSLATE_NOOP("Importing", "the header contains a sensitive word"),
    "key": QT_TRANSLATE_NOOP("Importing", "the header names a number"),
    "milestone": QT_TRANSLATE_NOOP("Importing", "the header names a step and a date"),
    "content": QT_TRANSLATE_NOOP("Importing", "what stands in the column"),
    "context": QT_TRANSLATE_NOOP("Importing", "what the other columns are"),
    "none": QT_TRANSLATE_NOOP("Importing", "no header of ours fits"),
    "second_of_its_kind": QT_TRANSLATE_NOOP("Importing", "another column says the same better"),
}

EVIDENCE: dict[str, str] = {
    "rest_of_file": QT_TRANSLATE_NOOP("Importing", "taken like the other dates, or from the language of the headers"),
    "rows_in_time_order": QT_TRANSLATE_NOOP("Importing", "read so, the rows stand in order of time"),
    "nothing": QT_TRANSLATE_NOOP("Importing", "no row tells, so this is a guess"),
}

STEPS: dict[str, str] = {
    "reading": QT_TRANSLATE_NOOP("Importing", "Reading the files"),
    "recognising": QT_TRANSLATE_NOOP("Importing", "Finding headers and columns"),
    "drafting": QT_TRANSLATE_NOOP("Importing", "Going through the rows"),
    "comparing": QT_TRANSLATE_NOOP("Importing", "Comparing with what is here already"),
    "writing": QT_TRANSLATE_NOOP("Importing", "Writing"),
}
