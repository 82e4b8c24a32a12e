"""Where the tour is played: in a new file, or in a team's workspace on a server that was made for it and is still empty."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from desktop.server_address import ServerAddress

if TYPE_CHECKING:
    from desktop.tour.stage import Stage

SAMPLE = "Sample team.desk"


class Ground(Protocol):
    """Brings the sample team onto the stage."""

    @property
    def on_server(self) -> bool:
        """Whether the chapters about a team's server are played, or those about a file."""

    def begin(self, stage: Stage) -> None:
        """Open the workspace in the window, with the sample team in it."""

    def where(self, stage: Stage) -> str:
        """Where the workspace lies, for the summary."""


class FileGround:
    """A first start: a new file."""

    on_server = False

    def begin(self, stage: Stage) -> None:
        """Make it with the sample team."""
        stage.desk.create(stage.folder / SAMPLE, "Béatrice Kaur", sample=True)
        stage.stand()

    def where(self, stage: Stage) -> str:
        """The file."""
        return str(stage.folder / SAMPLE)


@dataclass(frozen=True, slots=True)
class ServerGround:
    """A workspace made with ``sample`` on a server; the address names an administrator of it."""

    address: ServerAddress
    password: str = field(default="", repr=False)

    @property
    def on_server(self) -> bool:
        """It is."""
        return True

    def begin(self, stage: Stage) -> None:
        """Sign in as a start with the address does, and fill it."""
        from desktop.services.workspace.messages import FillWithSample

        stage.desk.start(str(self.address))
        stage.sign_in(self.password)
        stage.stand()
        stage.command(FillWithSample())

    def where(self, stage: Stage) -> str:
        """The address."""
        return str(self.address)
