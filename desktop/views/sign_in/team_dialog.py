"""Opening a team's workspace: its address in one line or in parts, and the password. Whatever goes wrong, what was typed stays.

The address and its parts say the same: whoever was sent an address pastes it, whoever was told the parts types them.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop import paths
from desktop.errors import ServerTrouble
from desktop.server_address import PORT, ServerAddress, is_server, server_address
from desktop.views.look.beside import labels_beside
from desktop.views.look.theme import GRID, MARGIN, Look
from desktop.views.mishaps.banner import Banner
from desktop.views.mishaps.wording import Wording, word
from desktop.views.passwords.password_field import PasswordField

Join = Callable[[ServerAddress, str, Callable[[], None], Callable[[Exception], None]], None]
"""Address and password, what to call when the workspace is open, and when not; works off the GUI thread."""


class TeamDialog(QDialog):
    """``join`` opens; ``known`` is an address to begin with. ``help_wanted`` asks what all this is."""

    help_wanted = Signal()

    def __init__(
        self, look: Look, join: Join, known: ServerAddress | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Open a team’s workspace"))
        self._look, self._join = look, join
        about = QLabel(
            self.tr("Whoever looks after your team’s server gives you its address, your login and a password."), self
        )
        about.setWordWrap(True)
        look.style(about, "muted")
        self.banner = Banner(look, self)
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(MARGIN)
        self.form.setVerticalSpacing(GRID)
        self.address = self._line(self.tr("&Address"), "postgresql://login@server/database")
        self.address.textEdited.connect(self._take_apart)
        self.host = self._line(self.tr("&Server"), "hiring.example.com")
        self.database = self._line(self.tr("&Workspace"), self.tr("name of the database"))
        self.login = self._line(self.tr("Your &login"), "")
        self.certificate = self._line(self.tr("&Certificate"), self.tr("only if your server needs one"), self._browse())
        for part in (self.host, self.database, self.login, self.certificate):
            part.textEdited.connect(self._put_together)
        self.certificate.setToolTip(self.tr("A file with the certificate by which the server is known to be yours"))
        self.password = PasswordField(look, self.tr("Password"), self)
        label = QLabel(self.tr("&Password"), self)
        label.setBuddy(self.password.line)
        self.form.addRow(label, self.password)
        labels_beside(self.form)
        self.password.accepted.connect(self._go)
        self.buttons = QDialogButtonBox(self)
        self.help = self.buttons.addButton(self.tr("W&hat is this?"), QDialogButtonBox.ButtonRole.HelpRole)
        self.cancel = self.buttons.addButton(self.tr("Cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.button = self.buttons.addButton(self.tr("&Open workspace"), QDialogButtonBox.ButtonRole.AcceptRole)
        look.style(self.button, "primary")
        self.button.setDefault(True)
        self.help.clicked.connect(self.help_wanted)
        self.buttons.accepted.connect(self._go)
        self.buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(MARGIN)
        column.addWidget(about)
        column.addWidget(self.banner)
        column.addLayout(self.form)
        column.addWidget(self.buttons)
        self.setMinimumWidth(GRID * 68)
        if known is not None:
            self.show_address(known)
        (self.password if known is not None and known.login else self.address).setFocus()

    def show_address(self, address: ServerAddress) -> None:
        """Fill everything but the password."""
        self.address.setText(str(address))
        self._show_parts(address)

    def _line(self, text: str, example: str, beside: QWidget | None = None) -> QLineEdit:
        line = QLineEdit(self)
        line.setPlaceholderText(example)
        line.setAccessibleName(text.replace("&", ""))
        line.returnPressed.connect(self._go)
        label = QLabel(text, self)
        label.setBuddy(line)
        if beside is None:
            self.form.addRow(label, line)
            return line
        row = QHBoxLayout()
        row.setSpacing(GRID)
        row.addWidget(line, 1)
        row.addWidget(beside)
        self.form.addRow(label, row)
        return line

    def _browse(self) -> QPushButton:
        self.browse = QPushButton(self.tr("&Browse…"), self)
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._choose_certificate)
        return self.browse

    def _choose_certificate(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self,
            self.tr("The server’s certificate"),
            str(paths.documents_folder()),
            self.tr("Certificates (*.crt *.pem *.cer);;All files (*)"),
        )
        if path:
            self.certificate.setText(path)
            self._put_together()

    # --- the address and its parts ----------------------------------------------------------------------------------------

    def _take_apart(self, text: str) -> None:
        """What is pasted shows in the parts at once; while it is still being typed they wait."""
        self.banner.clear()
        try:
            self._show_parts(server_address(text))
        except ServerTrouble:
            return

    def _show_parts(self, address: ServerAddress) -> None:
        port = f":{address.port}" if address.port != PORT else ""
        self.host.setText(f"{address.host}{port}")
        self.database.setText(address.database)
        self.login.setText(address.login)
        self.certificate.setText(address.root_certificate)

    def _put_together(self) -> None:
        self.banner.clear()
        address = self._from_parts()
        self.address.setText(str(address) if address is not None else "")

    def _from_parts(self) -> ServerAddress | None:
        host, _, port = self.host.text().strip().partition(":")
        if host.startswith("/"):  # a folder with a socket, on this computer
            host, port = self.host.text().strip(), ""
        database = self.database.text().strip()
        if not host or not database or (port and not port.isdecimal()):
            return None
        return ServerAddress(
            host, database, self.login.text().strip(), int(port or PORT), self.certificate.text().strip()
        )

    def chosen(self) -> ServerAddress:
        """What is meant; raises ``ServerTrouble`` for an address that is none."""
        typed = self.address.text().strip()
        parts = self._from_parts()
        if typed and (parts is None or typed != str(parts)):
            return server_address(typed if is_server(typed) else f"postgresql://{typed}")
        if parts is None:
            raise ServerTrouble("malformed", "")
        return parts

    # --- opening ----------------------------------------------------------------------------------------------------------

    def _go(self) -> None:
        self.banner.clear()
        try:
            address = self.chosen()
        except ServerTrouble as trouble:
            self._refused(trouble)
            (self.address if self.address.text() or not self.host.text() else self.database).setFocus()
            return
        if not address.login:
            self.banner.tell(Wording(self.tr("Type your login first."), kind="info"))
            self.login.setFocus()
            return
        self._busy(True)
        self._join(address, self.password.text(), self.accept, self._refused)

    def _refused(self, error: Exception) -> None:
        self._busy(False)
        wording = word(error)
        self.banner.tell(Wording(wording.happened, wording.todo, kind=wording.kind))
        if isinstance(error, ServerTrouble) and error.code == "login_refused":
            self.password.line.selectAll()
            self.password.setFocus()

    def _busy(self, busy: bool) -> None:
        for widget in (self.address, self.host, self.database, self.login, self.certificate, self.browse,
                       self.password, self.button):  # fmt: skip
            widget.setEnabled(not busy)
        self.button.setText(self.tr("Connecting…") if busy else self.tr("&Open workspace"))
