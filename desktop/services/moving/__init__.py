"""Moving a workspace from a file to a team's server and back: everything it holds, its history with every proof, nothing added.

What is the same afterwards: every row of every table, by count and hash (``storage/content.py``), compared before anything else happens;
then the journal is recomputed on the new side. The source is only read, and stays as it was.

What differs, and only where keys are involved, is told by one entry in the journal (``handing_over.py``):

- Restricted fields are sealed in an encrypted file and clear on a server, where rights on columns protect them. So they are opened on the way
  there and sealed with the new file's key on the way back.
- On a server nobody signs. The entry that opens that time is signed by the mover; the one that ends it brings the new keys.
- What the server's history says of restricted fields in the clear is sealed when it comes into an encrypted file; the digests stay, and say
  no more than that something stood there.

The way back makes new keys: passwords are not on the server, and nobody but the mover has one for the new file until they are let in.
"""
