"""Chromium, headless, saves a page as MHTML: `python -m tests.chromium fixtures/PAGE.html tests/data/PAGE.mhtml`.

It speaks the DevTools protocol over a pipe (file descriptors 3 and 4, messages ended by NUL), so no package is needed.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")

_FLAGS = (
    "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update",
    "--disable-sync", "--no-first-run", "--remote-debugging-pipe",
)  # fmt: skip


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *arguments: object) -> None:
        pass


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """Serve a folder on 127.0.0.1 and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()


class _Browser:
    """The two ends of the pipe."""

    def __init__(self, profile: str) -> None:
        in_read, self._write = os.pipe()
        self._read, out_write = os.pipe()
        # Moved out of the way first, so that 3 and 4 can be taken whatever numbers the pipes were given.
        command = f'exec 8<&{in_read} 9>&{out_write}; exec 3<&8 4>&9 8<&- 9>&-; exec "$@"'
        self._process = subprocess.Popen(
            ["bash", "-c", command, "bash", str(CHROMIUM), *_FLAGS, f"--user-data-dir={profile}"],
            pass_fds=(in_read, out_write), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(in_read)
        os.close(out_write)
        self._waiting = b""
        self._count = 0

    def call(self, method: str, session: str | None = None, **parameters: object) -> dict[str, Any]:
        """Call a method and return its result."""
        self._count += 1
        message: dict[str, object] = {"id": self._count, "method": method, "params": parameters}
        if session:
            message["sessionId"] = session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        return self._wait(lambda answer: answer.get("id") == self._count)["result"]

    def event(self, method: str) -> None:
        """Wait for an event."""
        self._wait(lambda answer: answer.get("method") == method)

    def _wait(self, wanted: Any) -> dict[str, Any]:
        while True:
            message, found, rest = self._waiting.partition(b"\0")
            if not found:
                chunk = os.read(self._read, 2**16)
                if not chunk:
                    raise RuntimeError("Chromium ended")
                self._waiting += chunk
                continue
            self._waiting = rest
            answer = json.loads(message)
            if wanted(answer):
                return answer

    def close(self) -> None:
        """End the browser."""
        os.close(self._write)
        os.close(self._read)
        self._process.terminate()
        self._process.wait(20)


def save_as_mhtml(url: str) -> bytes:
    """Return the page at an address as Chromium saves it, pictures included."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        browser = _Browser(profile)
        try:
            target = browser.call("Target.createTarget", url="about:blank")["targetId"]
            session = browser.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
            browser.call("Page.enable", session)
            browser.call("Page.navigate", session, url=url)
            browser.event("Page.loadEventFired")
            return browser.call("Page.captureSnapshot", session, format="mhtml")["data"].encode()
        finally:
            browser.close()


if __name__ == "__main__":
    page, saved = Path(sys.argv[1]), Path(sys.argv[2])
    with served(page.parent) as address:
        saved.write_bytes(save_as_mhtml(f"{address}/{page.name}"))
