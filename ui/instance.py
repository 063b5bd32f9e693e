"""One window for one plan: the lock decides, a local socket brings the files of a second start."""

from __future__ import annotations

import json
import os
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal

from planner.model import PlanLocked
from planner.store import WriteLock

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtNetwork import QLocalServer, QLocalSocket

LONGEST_SOCKET_NAME = 100  # bytes; systems end at 104 to 108
WAIT = 2000  # ms for the first window to take what is handed over
TURNS, TURN = 150, 100  # how often and how long (ms) to wait for a command or a slow start
LONGEST_MESSAGE = 100_000  # bytes; a list of paths is shorter


class Instance(QObject):
    """This start of the program, among others on the same data folder."""

    raised = Signal()
    files_brought = Signal(list)

    def __init__(self, data: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = WriteLock(data)
        self._data = data
        self._server: QLocalServer | None = None

    @cached_property
    def socket_name(self) -> str:
        """The name under which the first window listens."""
        return _socket_name(self._data)

    def is_first(self) -> bool:
        """Take the right to write; False when another process has it."""
        return self._lock.take()

    def joins(self, files: Sequence[Path]) -> bool:
        """Hand over to the first window, True; or become the first, where a command had the right.

        A window that is only just starting does not listen yet. Raises PlanLocked.
        """
        for _ in range(TURNS):
            if self.hand_over(files):
                return True
            if self._lock.take():
                return False
            QThread.msleep(TURN)
        raise PlanLocked(reason="busy")

    def hand_over(self, files: Sequence[Path]) -> bool:
        """Ask the first window to come to the front and read these files."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415 - only a second start needs it

        socket = QLocalSocket()
        socket.connectToServer(self.socket_name)
        if not socket.waitForConnected(WAIT):
            return False
        paths = [str(path.absolute()) for path in files]
        socket.write(json.dumps(paths).encode() + b"\n")
        return socket.waitForBytesWritten(WAIT)

    def listen(self) -> None:
        """Wait for later starts; what a killed window left behind is cleared away."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415 - not on the way to the window

        if self._server is not None:
            return
        QLocalServer.removeServer(self.socket_name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._meet)
        self._server.listen(self.socket_name)

    def release(self) -> None:
        """Let a next start be the first."""
        if self._server is not None:
            self._server.close()
        self._lock.release()

    # ------------------------------------------------------------------------------------- inside

    def _meet(self) -> None:
        socket = self._server.nextPendingConnection() if self._server else None
        if socket is not None:
            socket.readyRead.connect(self._read)
            socket.disconnected.connect(socket.deleteLater)
            if socket.bytesAvailable():
                self._take(socket)

    def _read(self) -> None:
        socket = self.sender()
        if socket is not None:
            self._take(socket)  # type: ignore[arg-type] # only sockets are connected to it

    def _take(self, socket: QLocalSocket) -> None:
        if socket.bytesAvailable() > LONGEST_MESSAGE:
            socket.abort()
            return
        if not socket.canReadLine():
            return
        files = _paths(bytes(socket.readLine().data()))
        self.raised.emit()
        if files:
            self.files_brought.emit(files)


def _paths(line: bytes) -> list[Path]:
    """Return the paths of a message; what is no list of paths brings none."""
    try:
        said = json.loads(line)
    except ValueError:
        return []
    if not isinstance(said, list):
        return []
    return [Path(each) for each in said if isinstance(each, str) and each]


def _socket_name(data: Path) -> str:
    """Return a name in the user's own folder where the system has one, else a name of the user's.

    The default place of local sockets is a folder that everyone may write in.
    """
    from hashlib import sha256  # noqa: PLC0415 - not on the way to the window

    digest = sha256(str(data.absolute()).encode(errors="surrogateescape")).hexdigest()[:16]
    name = f"lich-trong-tam-{digest}"
    folder = os.environ.get("XDG_RUNTIME_DIR", "")
    if folder and Path(folder).is_dir():
        return str(Path(folder) / name)
    own = str(data.absolute() / "window.socket")
    return own if os.name == "posix" and len(own.encode()) < LONGEST_SOCKET_NAME else name
