"""Keys of an encrypted workspace: who can open it, and with what. Knows files and cryptography, nothing of the database.

The workspace file is encrypted with a random **data key**. Every person has a key pair of their own whose secret half is locked by
their password (Argon2id, RFC 9106); the data key is sealed to everybody's public half and to the **recovery key** with
age, so that an administrator can let somebody in or out without knowing anybody's password, and the printed recovery key
opens keys and backups with the public ``age`` program too. A second, **restricted key** for sensitive fields is sealed only to those
whose roles entitle them. ``vault.py`` is the way in; the **keys file** beside the workspace holds what is sealed.

What this protects: the file, its copies and backups at rest, and restricted fields from colleagues who are not entitled. What it
cannot: inside a file that somebody may open, other roles are kept by the program alone; whoever once had the data key
can read the copies of that time. The team server (PostgreSQL) is where roles are enforced by somebody else's machine.
"""
