"""A wire to PostgreSQL that cuts: before an answer arrives, or before the question does."""

import random
import select
import socket
import threading
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import urlsplit


class Proxy:
    """Passes on what comes, in both directions, until it is to cut; then it cuts one in `every`.

    "reply": the server has begun to answer, so it has committed; nobody hears of it.
    "late": the question is held back while the asker is cut off, and arrives a moment later.
    """

    def __init__(self, server: Path):
        self._server = str(server)
        self._listening = socket.create_server(("127.0.0.1", 0), backlog=64)
        self._chance = random.Random(8)
        self.cuts: list[str] = []
        self.how: str | None = None
        self.every = 40
        threading.Thread(target=self._accept, daemon=True).start()

    def url(self, url: str) -> str:
        """The address of the same database behind this."""
        parts = urlsplit(url)
        user = parts.netloc.rpartition("@")[0]
        return parts._replace(
            netloc=f"{user}@127.0.0.1:{self._listening.getsockname()[1]}"
        ).geturl()

    def close(self) -> None:
        """Take no more connections."""
        self._listening.close()

    def _accept(self) -> None:
        with suppress(OSError):
            while True:
                client, _ = self._listening.accept()
                threading.Thread(target=self._pass_on, args=[client], daemon=True).start()

    def _pass_on(self, client: socket.socket) -> None:
        with client, socket.socket(socket.AF_UNIX) as server, suppress(OSError):
            server.connect(self._server)
            while self._is_passed(client, server):
                pass

    def _is_passed(self, client: socket.socket, server: socket.socket) -> bool:
        """Pass on what came; False if there is an end to it."""
        readable, _, _ = select.select([client, server], [], [])
        if server in readable:
            answer = server.recv(65536)
            if answer and self._cuts("reply"):
                return False
            client.sendall(answer)
            return bool(answer)
        question = client.recv(65536)
        if question and self._cuts("late"):
            client.close()
            time.sleep(self._chance.uniform(0, 1))
            server.sendall(question)
            server.settimeout(10)
            while server.recv(65536):
                pass  # it reads the end of the line when it has answered
            return False
        server.sendall(question)
        return bool(question)

    def _cuts(self, how: str) -> bool:
        if self.how != how or self._chance.randrange(self.every):
            return False
        self.cuts.append(how)
        return True
