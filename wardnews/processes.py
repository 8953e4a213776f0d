"""Child processes that never outlive the one that needed them.

python -m wardnews.processes COMMAND… runs a command that way: `make run` its server.
"""

import ctypes
import os
import signal
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

PR_SET_PDEATHSIG = 1


def die_with_parent(number: int, parent: int | None = None) -> Callable[[], None] | None:
    """A `preexec_fn` that has Linux send `number` to the child when this process dies, even by -9.

    Linux ties the child to the *thread* that started it. Elsewhere there is no such call: None.
    `parent` is whose death counts, if the function is to be called by another than our child.
    """
    if sys.platform != "linux":
        return None
    # Loaded before the fork: the child between fork and exec should do as little as it can.
    libc = ctypes.CDLL(None, use_errno=True)
    parent = parent or os.getpid()

    def prepare() -> None:
        libc.prctl(PR_SET_PDEATHSIG, number, 0, 0, 0)
        if os.getppid() != parent:  # it died before the call above, so no signal will come
            os._exit(1)

    return prepare


@contextmanager
def stop_signals_raise() -> Iterator[None]:
    """While inside, SIGTERM and SIGHUP raise SystemExit, so that `finally` clauses get to run."""

    def stop(number: int, frame: object) -> None:
        signal.signal(number, signal.SIG_IGN)  # a second one must not interrupt the clean-up
        raise SystemExit(128 + number)

    replaced = []
    if threading.current_thread() is threading.main_thread():
        for number in (signal.SIGTERM, signal.SIGHUP):
            # Whoever set a handler of their own, or nohup, knows better.
            if signal.getsignal(number) == signal.SIG_DFL:
                signal.signal(number, stop)
                replaced.append(number)
    try:
        yield
    finally:
        for number in replaced:
            signal.signal(number, signal.SIG_DFL)


def stop(process: subprocess.Popen, *numbers: int, patience: float = 10) -> None:
    """End `process`: each of the signals in turn with some patience, then -9."""
    for number in numbers:
        if process.poll() is not None:
            return
        process.send_signal(number)
        with suppress(subprocess.TimeoutExpired):
            process.wait(patience)
    if process.poll() is None:
        process.kill()
        process.wait()


def _session(pid: int) -> int | None:
    with suppress(ProcessLookupError, PermissionError):
        return os.getsid(pid)
    return None


def wait(process: subprocess.Popen) -> int:
    """The exit code of `process` as a shell gives it; it is ended if this process is stopped."""
    try:
        code = process.wait()
    except KeyboardInterrupt:
        # If it shares our terminal it was told too: let it finish what it does about that.
        if os.getsid(0) == _session(process.pid):
            with suppress(subprocess.TimeoutExpired):
                process.wait(10)
        stop(process, signal.SIGTERM)
        raise
    except BaseException:
        stop(process, signal.SIGTERM)
        raise
    return code if code >= 0 else 128 - code


def main(command: list[str]) -> int:
    """Run `command` apart from the terminal; however we end, it is told once, by SIGTERM."""
    if dies := die_with_parent(signal.SIGTERM, parent=os.getppid()):
        dies()
    with stop_signals_raise():
        process = subprocess.Popen(
            command,
            # A server may take the SIGHUP of a closed terminal for "reload", and stay.
            start_new_session=True,
            preexec_fn=die_with_parent(signal.SIGTERM),
        )
        try:
            return wait(process)
        except KeyboardInterrupt:
            return 0  # Ctrl-C is how one ends a server
        finally:
            # Workers that lost their master; there is no such group any more if it took them along.
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
