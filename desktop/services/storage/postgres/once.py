"""Once only: a command whose answer was lost is neither lost nor done twice.

The id of its journal entry is made here before anything is sent, and is unique on the server. After a break the command is tried
again under the same id; by then the lock that writers queue on tells that the first try is over, and the entry whether it
was committed. Where the server stays away the command is kept in mind, so that the same one given later still has its id.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from desktop.errors import NotAllowed, ServerTrouble
from desktop.models.base import new_id
from desktop.services.dispatch.messages import Command, Done
from desktop.services.storage.store import Attempt

MOST = 50
"""Commands kept in mind; a person gives up long before."""


@dataclass(slots=True)
class OnceOnly:
    """The commands of one store that are not known to be done."""

    open: list[tuple[Command[Any], Attempt]] = field(default_factory=list)

    def settle(self, command: Command[Any], run: Callable[[Attempt], Done]) -> Done:
        """Run a command, once more after a break; raises ``ServerTrouble`` ``lost`` naming it when the server stays away."""
        attempt = self._known(command) or Attempt(new_id())
        try:
            done = self._again(attempt, run)
        except ServerTrouble as trouble:
            if trouble.code == "lost":
                self._keep(command, attempt)
                trouble.details["waiting"] = command.label()
            raise
        except NotAllowed:
            raise  # said before anything was looked at: what waited still waits
        except BaseException:
            self._forget(attempt)  # refused: nothing of it is done, and nothing waits
            raise
        self._forget(attempt)
        return done

    @staticmethod
    def _again(attempt: Attempt, run: Callable[[Attempt], Done]) -> Done:
        try:
            return run(attempt)
        except ServerTrouble as trouble:
            if trouble.code != "lost":
                raise
        return run(attempt)

    def _known(self, command: Command[Any]) -> Attempt | None:
        return next((attempt for known, attempt in self.open if known == command), None)

    def _keep(self, command: Command[Any], attempt: Attempt) -> None:
        self._forget(attempt)
        self.open = [*self.open[-MOST + 1 :], (command, attempt)]

    def _forget(self, attempt: Attempt) -> None:
        self.open = [pair for pair in self.open if pair[1] is not attempt]
