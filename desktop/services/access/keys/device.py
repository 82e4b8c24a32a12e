"""Quick unlock on this computer: the system keychain holds a device key, a file here holds the person's secrets under it.

A choice, never the default, and the password always works instead: a keychain that is absent, locked or broken answers "no" and nothing else.
The device key is 32 bytes, far below what Windows allows in one credential.
"""

from __future__ import annotations

import base64
import os
from pathlib import Path

from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap_with_padding, aes_key_wrap_with_padding

from desktop.services.access.keys.key_ring import new_key

SERVICE = "Hiring Desk"


class DeviceKeys:
    """What this computer remembers of the people who asked for it; ``folder`` is where the locked secrets lie."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def available(self) -> bool:
        """Whether this computer has a keychain that works."""
        try:
            import keyring

            return keyring.get_keyring().priority > 0  # the stand-in for "none" has priority 0
        except Exception:  # noqa: BLE001 - third-party backends raise whatever they like
            return False

    def remember(self, vault: str, person_id: str, secrets: bytes) -> bool:
        """Keep a person's secrets; False when the keychain will not."""
        key = new_key()
        try:
            import keyring

            keyring.set_password(SERVICE, self._account(vault, person_id), base64.b64encode(key).decode("ascii"))
            self._folder.mkdir(parents=True, exist_ok=True)
            file = self._file(vault, person_id)
            file.write_bytes(aes_key_wrap_with_padding(key, secrets))
            if os.name == "posix":
                file.chmod(0o600)
        except Exception:  # noqa: BLE001 - whatever a backend raises, the answer is the password
            return False
        return True

    def recall(self, vault: str, person_id: str) -> bytes | None:
        """The secrets kept, or None."""
        try:
            import keyring

            kept = keyring.get_password(SERVICE, self._account(vault, person_id))
            if not kept:
                return None
            return aes_key_unwrap_with_padding(base64.b64decode(kept), self._file(vault, person_id).read_bytes())
        except (OSError, ValueError, InvalidUnwrap):
            return None
        except Exception:  # noqa: BLE001 - see above
            return None

    def remembers(self, vault: str, person_id: str) -> bool:
        """Whether there is something to recall; asks the folder only, so that no keychain prompt appears."""
        return self._file(vault, person_id).is_file()

    def forget(self, vault: str, person_id: str) -> None:
        """Keep nothing any more."""
        self._file(vault, person_id).unlink(missing_ok=True)
        try:
            import keyring

            keyring.delete_password(SERVICE, self._account(vault, person_id))
        except Exception:  # noqa: BLE001 - nothing was kept there
            return

    def _file(self, vault: str, person_id: str) -> Path:
        return self._folder / f"{vault}-{person_id}.device"

    def _account(self, vault: str, person_id: str) -> str:
        return f"{vault}:{person_id}"
