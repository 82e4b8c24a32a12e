"""Who sees which rows. Added to every question: a handler gets a connection on which each table shows only what its actor may see.

``requisitions.py`` turns a reach into SQL, ``rules.py`` says of every table on what it hangs, ``masks.py`` which columns are blank for
whom, ``rewriting.py`` puts the filtered table in the place of the table, ``sight.py`` joins them for one actor, ``standing.py`` keeps
the actor's roles true, ``guard.py`` holds commands to the same rules. Somebody who sees everything takes none of it: their SQL is
unchanged. On a file this is kept by the program alone; see the help page "Who sees what".
"""
