"""The journal on a server: it only grows, each entry follows the one before, and nobody writes in another's name.

Checked by triggers that run as the owner with a fixed search path. They ask ``session_user``, which nobody can change, and let
only the owner's administrator through where a workspace is set up or moved.
"""

from __future__ import annotations

from collections.abc import Iterator

from desktop.services.storage.postgres.names import Names, literal, quoted

REFUSED = "42501"
OUTDATED = "HD001"
"""Our own code: a program of another schema wants to write."""

_GROWS = """
BEGIN
    RAISE EXCEPTION 'the journal only grows' USING ERRCODE = '42501';
END
"""
_ENTRY = """
DECLARE head public.journal_origin;
BEGIN
    IF pg_has_role(session_user, {owner}, 'MEMBER') THEN
        RETURN NEW;
    END IF;
    IF NEW.actor_id IS DISTINCT FROM desk.me() THEN
        RAISE EXCEPTION 'an entry in another name' USING ERRCODE = '42501';
    END IF;
    IF NEW.revision IS DISTINCT FROM (SELECT version_num FROM public.alembic_version) THEN
        RAISE EXCEPTION 'written by a program of another schema' USING ERRCODE = 'HD001';
    END IF;
    SELECT * INTO head FROM public.journal_origin WHERE id = NEW.origin_id FOR UPDATE;
    IF NOT FOUND OR NEW.seq <> head.last_seq + 1 OR NEW.previous <> head.last_hash THEN
        RAISE EXCEPTION 'an entry that does not follow the one before' USING ERRCODE = '42501';
    END IF;
    IF EXISTS (SELECT 1 FROM public.journal_entry e WHERE e.origin_id = NEW.origin_id AND e.seq = head.last_seq
            AND e.actor_id <> NEW.actor_id) THEN
        RAISE EXCEPTION 'an entry under the origin of another' USING ERRCODE = '42501';
    END IF;
    IF NEW.changes <> (SELECT count(*) FROM public.journal_change WHERE entry_id = NEW.id) THEN
        RAISE EXCEPTION 'an entry without its changes' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END
"""
_CHANGE = """
BEGIN
    IF EXISTS (SELECT 1 FROM public.journal_entry WHERE id = NEW.entry_id)
            AND NOT pg_has_role(session_user, {owner}, 'MEMBER') THEN
        RAISE EXCEPTION 'a change added to an entry that is closed' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END
"""
_HEAD = """
BEGIN
    IF pg_has_role(session_user, {owner}, 'MEMBER') THEN
        RETURN NEW;
    END IF;
    IF TG_OP = 'INSERT' THEN
        IF NEW.last_seq <> 0 OR NEW.last_hash <> decode(repeat('00', 32), 'hex') THEN
            RAISE EXCEPTION 'a chain that does not begin at its beginning' USING ERRCODE = '42501';
        END IF;
    ELSIF NEW.last_seq <> OLD.last_seq + 1 OR NOT EXISTS (
            SELECT 1 FROM public.journal_entry e WHERE e.origin_id = NEW.id AND e.seq = NEW.last_seq
                AND e.hash = NEW.last_hash AND e.previous = OLD.last_hash AND e.hlc = NEW.last_hlc) THEN
        RAISE EXCEPTION 'a head without its entry' USING ERRCODE = '42501';
    END IF;
    RETURN NEW;
END
"""

_TRIGGERS = (
    ("journal_entry", "grows", _GROWS, "BEFORE UPDATE OR DELETE", "ROW"),
    ("journal_change", "grows", _GROWS, "BEFORE UPDATE OR DELETE", "ROW"),
    ("journal_entry", "stays", _GROWS, "BEFORE TRUNCATE", "STATEMENT"),
    ("journal_change", "stays", _GROWS, "BEFORE TRUNCATE", "STATEMENT"),
    ("journal_origin", "stays", _GROWS, "BEFORE DELETE OR TRUNCATE", "STATEMENT"),
    ("journal_entry", "follows", _ENTRY, "BEFORE INSERT", "ROW"),
    ("journal_change", "belongs", _CHANGE, "BEFORE INSERT", "ROW"),
    ("journal_origin", "head", _HEAD, "BEFORE INSERT OR UPDATE", "ROW"),
)
"""Table, name, what is checked, when, and how often."""


def journal_guards(names: Names) -> Iterator[str]:
    """The statements that make the triggers anew."""
    for table, name, body, when, each in _TRIGGERS:
        function = f"desk.{table}_{name}"
        yield (
            f"CREATE OR REPLACE FUNCTION {function}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER"
            f" SET search_path = pg_catalog, pg_temp AS $${body.replace('{owner}', literal(names.owner))}$$"
        )
        yield f"REVOKE ALL ON FUNCTION {function}() FROM PUBLIC"
        yield f"DROP TRIGGER IF EXISTS {name} ON {table}"
        yield f"CREATE TRIGGER {name} {when} ON {table} FOR EACH {each} EXECUTE FUNCTION {function}()"
    yield f"ALTER SCHEMA desk OWNER TO {quoted(names.owner)}"
