"""Every code of trouble with the world outside (workspace file, spreadsheets) as sentences; see ``sentences``."""

from __future__ import annotations

from desktop.wording import QT_TRANSLATE_NOOP

STORAGE: dict[str, tuple[str, str]] = {
    "newer_schema": (
        QT_TRANSLATE_NOOP("Wording", "This workspace was last used with a newer version of Hiring Desk."),
        QT_TRANSLATE_NOOP("Wording", "Install the newer version and open the workspace again. It was not changed."),
    ),
    "not_a_workspace": (
        QT_TRANSLATE_NOOP("Wording", "This file is not a Hiring Desk workspace."),
        QT_TRANSLATE_NOOP("Wording", "Choose another file. To read a spreadsheet, use File > Import."),
    ),
    "corrupt": (
        QT_TRANSLATE_NOOP("Wording", "The workspace file is damaged."),
        QT_TRANSLATE_NOOP(
            "Wording", "Do not work with it any more. Open the latest copy from the folder “copies” beside it."
        ),
    ),
    "read_only_folder": (
        QT_TRANSLATE_NOOP("Wording", "Nothing can be written into this folder."),
        QT_TRANSLATE_NOOP("Wording", "Ask for permission to write there, or choose another folder."),
    ),
    "network_share": (
        QT_TRANSLATE_NOOP("Wording", "This folder lies on a network drive, where a workspace could be damaged."),
        QT_TRANSLATE_NOOP("Wording", "Keep the workspace on this computer and choose a local folder."),
    ),
    "locked": (
        QT_TRANSLATE_NOOP("Wording", "The workspace is in use by another program or another window."),
        QT_TRANSLATE_NOOP("Wording", "Close the other one, then try again."),
    ),
    "disk_full": (
        QT_TRANSLATE_NOOP("Wording", "The disk is full. The last change was not saved; everything before it was."),
        QT_TRANSLATE_NOOP("Wording", "Free some space, then try again."),
    ),
    "disk_low": (
        QT_TRANSLATE_NOOP("Wording", "The disk has less than 200 MB left, so nothing was brought in."),
        QT_TRANSLATE_NOOP("Wording", "Free some space, then try again."),
    ),
    "read_only": (
        QT_TRANSLATE_NOOP("Wording", "This damaged workspace is open for looking only. Nothing was saved."),
        QT_TRANSLATE_NOOP("Wording", "Restore the newest verified copy, and go on working there."),
    ),
    "exists": (
        QT_TRANSLATE_NOOP("Wording", "There is a file of this name already. It was not touched."),
        QT_TRANSLATE_NOOP("Wording", "Choose another name, or open the file instead."),
    ),
    "missing": (
        QT_TRANSLATE_NOOP("Wording", "The workspace is not there any more."),
        QT_TRANSLATE_NOOP("Wording", "Check whether it was moved or renamed, or whether a drive is not connected."),
    ),
    "sync_folder": (
        QT_TRANSLATE_NOOP(
            "Wording", "This folder is synchronised by a cloud service, which can damage a workspace in use."
        ),
        QT_TRANSLATE_NOOP("Wording", "Choose a folder that stays on this computer."),
    ),
    "old_library": (
        QT_TRANSLATE_NOOP("Wording", "The database library of this installation is too old."),
        QT_TRANSLATE_NOOP("Wording", "Install Hiring Desk again. The workspace was not changed."),
    ),
    "io": (
        QT_TRANSLATE_NOOP("Wording", "The workspace could not be read or written."),
        QT_TRANSLATE_NOOP(
            "Wording", "Check that the drive is connected, then try again. What was saved before is still there."
        ),
    ),
}

WORKBOOK: dict[str, tuple[str, str]] = {
    "missing": (
        QT_TRANSLATE_NOOP("Wording", "The file is not there any more."),
        QT_TRANSLATE_NOOP("Wording", "Check whether it was moved or renamed, then choose it again."),
    ),
    "not_a_table": (
        QT_TRANSLATE_NOOP("Wording", "No table was found in this file."),
        QT_TRANSLATE_NOOP(
            "Wording", "Open it in Excel, check that the first rows hold headings, save it and try again."
        ),
    ),
    "truncated": (
        QT_TRANSLATE_NOOP("Wording", "The file is incomplete."),
        QT_TRANSLATE_NOOP("Wording", "Ask for it again, or open and save it in Excel, then try again."),
    ),
    "too_large": (
        QT_TRANSLATE_NOOP("Wording", "The file is too large to be read safely."),
        QT_TRANSLATE_NOOP("Wording", "Split it into several files, or remove pictures and unused sheets."),
    ),
    "too_slow": (
        QT_TRANSLATE_NOOP("Wording", "Reading the file took too long and was stopped."),
        QT_TRANSLATE_NOOP(
            "Wording", "Save it in Excel as .xlsx or .csv without pictures and formulas, then try again."
        ),
    ),
    "protected": (
        QT_TRANSLATE_NOOP("Wording", "The file is protected by a password."),
        QT_TRANSLATE_NOOP("Wording", "Save a copy without the password, then try again."),
    ),
    "empty": (
        QT_TRANSLATE_NOOP("Wording", "The file holds no rows."),
        QT_TRANSLATE_NOOP("Wording", "Choose another file or another sheet."),
    ),
    "unknown_type": (
        QT_TRANSLATE_NOOP("Wording", "This type of file cannot be read."),
        QT_TRANSLATE_NOOP("Wording", "Use .xlsx, .xls, .xlsb, .ods or .csv."),
    ),
    "open_elsewhere": (
        QT_TRANSLATE_NOOP("Wording", "The file is open in another program."),
        QT_TRANSLATE_NOOP("Wording", "Close it there, or save under another name."),
    ),
    "read_only_folder": (
        QT_TRANSLATE_NOOP("Wording", "Nothing can be written into this folder."),
        QT_TRANSLATE_NOOP("Wording", "Choose another folder."),
    ),
    "disk_full": (
        QT_TRANSLATE_NOOP("Wording", "The disk is full, so the file was not written."),
        QT_TRANSLATE_NOOP("Wording", "Free some space or choose another drive, then try again."),
    ),
    "too_many_rows": (
        QT_TRANSLATE_NOOP("Wording", "An Excel sheet holds at most 1,048,576 rows; this list has more."),
        QT_TRANSLATE_NOOP("Wording", "Filter the list first, or save it as .csv."),
    ),
    "io": (
        QT_TRANSLATE_NOOP("Wording", "The file could not be read or written."),
        QT_TRANSLATE_NOOP("Wording", "Check that the drive is connected, then try again."),
    ),
}

SERVER: dict[str, tuple[str, str]] = {
    "malformed": (
        QT_TRANSLATE_NOOP("Wording", "This is not the address of a team's workspace."),
        QT_TRANSLATE_NOOP("Wording", "An address looks like postgresql://name@server/database, in small letters."),
    ),
    "password_in_address": (
        QT_TRANSLATE_NOOP("Wording", "A password must not stand in an address."),
        QT_TRANSLATE_NOOP("Wording", "Leave it out; you are asked for it."),
    ),
    "unreachable": (
        QT_TRANSLATE_NOOP("Wording", "The team's server does not answer."),
        QT_TRANSLATE_NOOP("Wording", "Check the network and the server's name, then try again."),
    ),
    "insecure": (
        QT_TRANSLATE_NOOP("Wording", "The connection to the server would not be safe, so none was made."),
        QT_TRANSLATE_NOOP("Wording", "Ask whoever looks after the server for its certificate."),
    ),
    "login_refused": (
        QT_TRANSLATE_NOOP("Wording", "The server does not let this name in with this password."),
        QT_TRANSLATE_NOOP("Wording", "Check both. If you are new, ask your administrator to let you in."),
    ),
    "no_database": (
        QT_TRANSLATE_NOOP("Wording", "There is no workspace of this name on the server."),
        QT_TRANSLATE_NOOP("Wording", "Check the name of the database."),
    ),
    "not_a_workspace": (
        QT_TRANSLATE_NOOP("Wording", "This database is not a Hiring Desk workspace."),
        QT_TRANSLATE_NOOP("Wording", "Ask your administrator to set it up with “team init”."),
    ),
    "older_schema": (
        QT_TRANSLATE_NOOP("Wording", "The team's workspace was made for an older version of Hiring Desk."),
        QT_TRANSLATE_NOOP("Wording", "Ask your administrator to run “team upgrade”, or use the older version."),
    ),
    "newer_schema": (
        QT_TRANSLATE_NOOP("Wording", "The team's workspace was upgraded to a newer version of Hiring Desk."),
        QT_TRANSLATE_NOOP("Wording", "Install the newer version. Nothing was changed."),
    ),
    "wrong_order": (
        QT_TRANSLATE_NOOP("Wording", "The database sorts by a language, so lists would stand in another order."),
        QT_TRANSLATE_NOOP("Wording", "Ask your administrator to make it with “team init”."),
    ),
    "not_a_member": (
        QT_TRANSLATE_NOOP("Wording", "You may sign in to the server, but not to this workspace."),
        QT_TRANSLATE_NOOP("Wording", "Ask your administrator to let you in."),
    ),
    "busy": (
        QT_TRANSLATE_NOOP("Wording", "Somebody else is saving something long just now. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Wait a moment, then try again."),
    ),
    "too_slow": (
        QT_TRANSLATE_NOOP("Wording", "The server took too long. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Try again, or ask for less at once."),
    ),
    "too_many": (
        QT_TRANSLATE_NOOP("Wording", "The server has no room for another connection just now."),
        QT_TRANSLATE_NOOP("Wording", "Try again in a moment; tell your administrator if it stays so."),
    ),
    "full": (
        QT_TRANSLATE_NOOP(
            "Wording", "The server's disk is full. The last change was not saved; everything before it was."
        ),
        QT_TRANSLATE_NOOP("Wording", "Tell whoever looks after the server."),
    ),
    "too_long": (
        QT_TRANSLATE_NOOP("Wording", "A text is longer than the server takes. Nothing was changed."),
        QT_TRANSLATE_NOOP("Wording", "Shorten it, then save again."),
    ),
    "read_only": (
        QT_TRANSLATE_NOOP("Wording", "The server takes no changes just now."),
        QT_TRANSLATE_NOOP("Wording", "Read on; tell whoever looks after the server."),
    ),
    "exists": (
        QT_TRANSLATE_NOOP("Wording", "There is a database of this name already. It was not touched."),
        QT_TRANSLATE_NOOP("Wording", "Choose another name."),
    ),
    "lost": (
        QT_TRANSLATE_NOOP(
            "Wording", "The connection to the team's server is gone. What you see stays; what you typed is kept."
        ),
        QT_TRANSLATE_NOOP(
            "Wording", "The connection is made again by itself; then save once more, nothing happens twice."
        ),
    ),
}

ACCESS: dict[str, tuple[str, str]] = {
    "locked": (
        QT_TRANSLATE_NOOP("Wording", "This workspace is locked."),
        QT_TRANSLATE_NOOP("Wording", "Sign in with your password."),
    ),
    "wrong_password": (
        QT_TRANSLATE_NOOP("Wording", "That is not the password."),
        QT_TRANSLATE_NOOP(
            "Wording", "Check the keyboard’s language and Caps Lock, then try again. Nothing typed elsewhere is lost."
        ),
    ),
    "wait": (
        QT_TRANSLATE_NOOP("Wording", "Too many wrong passwords. Try again in {seconds} seconds."),
        QT_TRANSLATE_NOOP("Wording", "An administrator can give you a new password; the recovery key works too."),
    ),
    "unknown_person": (
        QT_TRANSLATE_NOOP("Wording", "Nobody of this name can sign in here."),
        QT_TRANSLATE_NOOP("Wording", "Choose your name from the list, or ask an administrator to let you in."),
    ),
    "ended": (
        QT_TRANSLATE_NOOP("Wording", "Your access to this workspace has ended."),
        QT_TRANSLATE_NOOP("Wording", "An administrator took it away while you were at work. What was saved is kept."),
    ),
    "keys_missing": (
        QT_TRANSLATE_NOOP("Wording", "This file is not a workspace, or its keys file is missing."),
        QT_TRANSLATE_NOOP(
            "Wording",
            "The keys file has the same name with “.keys” at its end and must lie beside the workspace. A backup holds it too.",
        ),
    ),
    "keys_damaged": (
        QT_TRANSLATE_NOOP("Wording", "The keys file beside the workspace is damaged."),
        QT_TRANSLATE_NOOP(
            "Wording", "Put the keys file of a backup in its place. The workspace itself was not touched."
        ),
    ),
    "keys_foreign": (
        QT_TRANSLATE_NOOP("Wording", "The keys file beside this workspace belongs to another one."),
        QT_TRANSLATE_NOOP("Wording", "Put the right keys file beside it; a backup holds it. Nothing was changed."),
    ),
    "keys_newer": (
        QT_TRANSLATE_NOOP("Wording", "The keys of this workspace were written by a newer version of Hiring Desk."),
        QT_TRANSLATE_NOOP("Wording", "Install the newer version and open the workspace again. It was not changed."),
    ),
    "recovery_malformed": (
        QT_TRANSLATE_NOOP("Wording", "This is not a complete recovery key, or a letter of it is wrong."),
        QT_TRANSLATE_NOOP(
            "Wording", "Compare it with the printed key, group by group. Blanks and small letters do not matter."
        ),
    ),
    "recovery_wrong": (
        QT_TRANSLATE_NOOP("Wording", "This recovery key belongs to another workspace."),
        QT_TRANSLATE_NOOP("Wording", "Look for the key that was printed when this workspace was made."),
    ),
    "device_outdated": (
        QT_TRANSLATE_NOOP("Wording", "This computer cannot open the workspace by itself any more."),
        QT_TRANSLATE_NOOP("Wording", "Sign in with your password."),
    ),
    "no_keys": (
        QT_TRANSLATE_NOOP("Wording", "This workspace has no passwords: everybody who has the file can read it."),
        QT_TRANSLATE_NOOP("Wording", "Make a new workspace with a password and bring the data over."),
    ),
    "password_needed": (
        QT_TRANSLATE_NOOP("Wording", "A workspace needs a password, and there is no terminal to ask for one."),
        QT_TRANSLATE_NOOP("Wording", "Name a file with --password-file, or say --unencrypted for a trial."),
    ),
    "server_password_needed": (
        QT_TRANSLATE_NOOP("Wording", "A password is needed, and there is no terminal to ask for it."),
        QT_TRANSLATE_NOOP("Wording", "Name files with --password-file and --new-password-file."),
    ),
    "password_file": (
        QT_TRANSLATE_NOOP("Wording", "The password file cannot be read."),
        QT_TRANSLATE_NOOP("Wording", "Name a text file whose first line is the password."),
    ),
}
