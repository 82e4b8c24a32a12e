"""How the functions are written that policies and triggers ask: they run as the owner, and nobody may call one who is not let."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from desktop.services.storage.postgres.names import literal
from desktop.words import Role


def array(roles: Iterable[Role]) -> str:
    """Roles as SQL takes them."""
    return f"ARRAY[{', '.join(literal(role.value) for role in roles)}]::text[]"


def function(head: str, body: str, callers: str = "") -> Iterator[str]:
    """Make a function of ours anew. ``head``: from its name to its language; ``callers``: who may call it, as SQL names them."""
    signature = f"desk.{head.partition(' RETURNS')[0]}"
    yield f"CREATE OR REPLACE FUNCTION desk.{head} SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $${body}$$"
    yield f"REVOKE ALL ON FUNCTION {signature} FROM PUBLIC"
    if callers:
        yield f"GRANT EXECUTE ON FUNCTION {signature} TO {callers}"
