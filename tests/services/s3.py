"""A throwaway S3-compatible server (SeaweedFS) with an empty bucket, gone with what is in it."""

import json
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path

from wardnews.processes import die_with_parent

REQUIREMENTS = Path(__file__).parent.parent / "requirements-s3.txt"
KEY, SECRET, BUCKET = "khoa", "bi-mat", "anh-phuong"
_PATIENCE = 60  # seconds until a server that does not answer counts as broken


def ensure() -> bool:
    """Whether the server and its client are there; installs them if they are not."""
    if not missing():
        return True
    print("Đang cài máy chủ S3 thử nghiệm (SeaweedFS)…", flush=True)
    command = [sys.executable, "-m", "pip", "install", "--disable-pip-version-check", "--quiet"]
    return subprocess.run([*command, "-r", REQUIREMENTS]).returncode == 0 and not missing()


def missing() -> str:
    """What is not installed, in one line; empty if all is there."""
    lacking = [name for name in ("storages", "boto3") if not find_spec(name)]
    return ", ".join(lacking if _program() else [*lacking, "weed"])


def _program() -> str | None:
    beside = Path(sys.executable).with_name("weed")  # a virtualenv need not be on PATH
    return str(beside) if beside.exists() else shutil.which("weed")


@dataclass
class Server:
    """A server, and how to reach what it holds."""

    folder: Path
    ports: dict[str, int] = field(default_factory=dict)
    process: subprocess.Popen | None = None

    @property
    def endpoint(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.ports['s3']}"

    @property
    def setting(self) -> str:
        """MEDIA_STORAGE for a folder in its bucket."""
        return f"s3://{BUCKET}/trang-tin?endpoint={self.endpoint}&region=us-east-1"

    def client(self):
        """A client of its own, past the site."""
        import boto3

        return boto3.client(
            "s3",
            endpoint_url=self.endpoint,
            region_name="us-east-1",
            aws_access_key_id=KEY,
            aws_secret_access_key=SECRET,
        )

    def start(self) -> None:
        """Start it; return once something can be stored."""
        with (self.folder / "log").open("ab") as output:
            self.process = subprocess.Popen(
                self._command(),
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=self.folder,
                preexec_fn=die_with_parent(signal.SIGKILL),
            )
        deadline = time.monotonic() + _PATIENCE
        while not self._takes_files():
            if self.process.poll() is not None or time.monotonic() > deadline:
                said = (self.folder / "log").read_text(errors="replace")[-2000:]
                raise RuntimeError(f"the S3 server does not come up:\n{said}")
            time.sleep(0.1)

    def stop(self) -> None:
        """End it at once; it writes nothing that a test would miss."""
        if self.process:
            self.process.kill()
            self.process.wait()
        for port in self.ports.values():  # it puts these there whatever it is told
            for socket_file in Path("/tmp").glob(f"seaweedfs-*-{port}.sock"):
                socket_file.unlink()

    def _takes_files(self) -> bool:
        from botocore.exceptions import BotoCoreError, ClientError

        client = self.client()
        try:
            if BUCKET not in [bucket["Name"] for bucket in client.list_buckets()["Buckets"]]:
                client.create_bucket(Bucket=BUCKET)
            client.put_object(Bucket=BUCKET, Key="thu", Body=b"?")
            client.delete_object(Bucket=BUCKET, Key="thu")
        except (BotoCoreError, ClientError):
            return False
        return True

    def _command(self) -> list[str]:
        account = {"accessKey": KEY, "secretKey": SECRET}
        rights = ["Admin", "Read", "Write", "List"]
        identity = {"name": "site", "credentials": [account], "actions": rights}
        (self.folder / "s3.json").write_text(json.dumps({"identities": [identity]}))
        (self.folder / "data").mkdir(exist_ok=True)
        options = {
            **{"dir": self.folder / "data", "ip": "127.0.0.1", "ip.bind": "127.0.0.1"},
            **{"filer": "true", "filer.localSocket": self.folder / "filer.sock", "s3": "true"},
            **{"s3.config": self.folder / "s3.json", "s3.port.iceberg": 0, "s3.port.lance": 0},
            **{"volume.max": 16, "master.volumeSizeLimitMB": 64, "volume.minFreeSpace": "1MiB"},
        }
        for part in ("master", "volume", "filer", "s3"):
            options[f"{part}.port"] = self.ports[part]
            options[f"{part}.port.grpc"] = self.ports[f"{part}.grpc"]
        return [_program(), "server", *(f"-{name}={value}" for name, value in options.items())]


@contextmanager
def throwaway_server() -> Iterator[Server]:
    """A running server with an empty bucket."""
    parts = ("master", "volume", "filer", "s3")
    with tempfile.TemporaryDirectory(prefix="wardnews-s3-", dir="/tmp") as folder:
        wanted = [*parts, *(f"{part}.grpc" for part in parts)]
        server = Server(Path(folder), dict(zip(wanted, _free_ports(len(wanted)), strict=True)))
        try:
            server.start()
            yield server
        finally:
            server.stop()


def _free_ports(count: int) -> list[int]:
    with ExitStack() as stack:
        probes = [stack.enter_context(closing(socket.socket())) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
