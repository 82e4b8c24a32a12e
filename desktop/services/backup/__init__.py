"""Backups: one archive that holds everything a workspace needs, and counts only after it was restored to scratch and checked.

An archive is a plain ``tar`` inside a plain ``age`` file, both public formats that open in ten years without this program. Inside, in this
order: ``manifest.json`` (what is in it, in figures), ``manifest.sig`` (who made it), the database encrypted as it was, its keys file,
``key.age`` (the data key, sealed to the archive's own recipients) and the documents. The archive is sealed to the recovery key, to one more
key that a company may keep, and to an identity that everybody with an account holds, so that the program can open what it wrote.
A workspace without passwords gives a ``.tar`` without ``age``, and its ending says so.

Rule: nothing here trusts an archive. Its manifest comes first and lists every member; a member that is not listed, has an odd name, another
size or another content ends the reading, and all of it happens in a scratch folder beside the workspace.
"""
