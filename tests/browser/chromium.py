"""A real Chromium, driven over its own protocol (a pair of pipes), so that no driver program has to match its version."""

import base64
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

COMPONENTS = Path(sys.prefix) / "components"
CANDIDATES = (COMPONENTS / "chromium", Path("/usr/bin/chromium"), Path("/usr/bin/google-chrome"))
ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--lang=zh-CN",
    "--window-size=1440,900",
    "--remote-debugging-pipe",
)
PATIENCE = 20.0


def executable() -> Path:
    """The browser to drive; without one the test fails, because an untested page is not a tested page."""
    named = os.environ.get("HENG_BROWSER")
    found = next((path for path in ((Path(named),) if named else CANDIDATES) if path.exists()), None)
    if found is None:
        pytest.fail("没有找到 Chromium。请运行 python -m tools.components，或用 HENG_BROWSER 指定浏览器程序。")
    return found


class Browser:
    """One page of a headless Chromium."""

    def __init__(self, folder: Path) -> None:
        path = executable()
        to_browser, self._write = os.pipe()
        self._read, from_browser = os.pipe()
        environment = dict(os.environ)
        if path.parent == COMPONENTS:
            environment["LD_LIBRARY_PATH"] = str(COMPONENTS / "lib")
        # The browser reads its commands from descriptor 3 and answers on descriptor 4.
        shell = f'exec "$0" "$@" 3<&{to_browser} 4>&{from_browser}'
        self._process = subprocess.Popen(
            ["/bin/bash", "-c", shell, str(path), *ARGUMENTS, f"--user-data-dir={folder}", "about:blank"],
            pass_fds=(to_browser, from_browser),
            env=environment,
            stderr=subprocess.DEVNULL,
        )
        os.close(to_browser)
        os.close(from_browser)
        self._buffer, self._number, self._session = b"", 0, ""
        self.log: list[str] = []
        target = self._call("Target.createTarget", url="about:blank")["targetId"]
        self._session = self._call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "DOM", "Log"):
            self._call(f"{domain}.enable")
        self.resize(1440, 900)

    def close(self) -> None:
        """End the browser."""
        os.close(self._write)
        os.close(self._read)
        self._process.terminate()
        self._process.wait(PATIENCE)

    def resize(self, width: int, height: int) -> None:
        """Give the page a size."""
        self._call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)

    def open(self, address: str) -> None:
        """Go to an address and wait until it is there."""
        self._call("Page.navigate", url=address)
        self.wait("document.readyState === 'complete' && location.href !== 'about:blank'")

    def value(self, script: str) -> Any:
        """The value of a JavaScript expression in the page."""
        answer = self._call("Runtime.evaluate", expression=script, returnByValue=True, awaitPromise=True)
        if "exceptionDetails" in answer:
            raise AssertionError(answer["exceptionDetails"])
        return answer["result"].get("value")

    def wait(self, script: str) -> None:
        """Wait until a JavaScript expression is true."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.value(f"Boolean({script})"):
                return
            time.sleep(0.05)
        raise AssertionError(f"waited in vain for {script} at {self.value('location.href')}: {self.text()[:400]}")

    def text(self, selector: str = "body") -> str:
        """What people read in an element."""
        return str(self.value(f"document.querySelector({json.dumps(selector)})?.innerText ?? ''"))

    def fill(self, selector: str, text: str) -> None:
        """Type into a field."""
        self.value(f"document.querySelector({json.dumps(selector)}).focus()")
        self._call("Input.insertText", text=text)

    def attach(self, selector: str, file: Path) -> None:
        """Choose a file in a file field."""
        root = self._call("DOM.getDocument")["root"]["nodeId"]
        node = self._call("DOM.querySelector", nodeId=root, selector=selector)["nodeId"]
        self._call("DOM.setFileInputFiles", nodeId=node, files=[str(file)])

    def click(self, selector: str, text: str = "") -> None:
        """Click, with the mouse, the first element that matches and whose words contain `text`."""
        find = f"[...document.querySelectorAll({json.dumps(selector)})].find(e => e.innerText.includes({json.dumps(text)}))"
        self.wait(find)
        box = self.value(
            f"(() => {{ const e = {find}; e.scrollIntoView({{block: 'center'}}); const b = e.getBoundingClientRect();"
            " return [b.x + b.width / 2, b.y + b.height / 2]; })()"
        )
        place = {"x": box[0], "y": box[1], "button": "left", "clickCount": 1}
        self._call("Input.dispatchMouseEvent", type="mousePressed", **place)
        self._call("Input.dispatchMouseEvent", type="mouseReleased", **place)

    def follow(self, selector: str, text: str = "") -> None:
        """Click something that leads to another page, and wait for that page."""
        self.value("window.heng_left = false")
        self.click(selector, text)
        self.wait("window.heng_left === undefined && document.readyState === 'complete'")

    def press(self, key: str, code: int) -> None:
        """Press a key."""
        text = {"text": key} if len(key) == 1 else {}
        self._call("Input.dispatchKeyEvent", type="keyDown", key=key, windowsVirtualKeyCode=code, **text)
        self._call("Input.dispatchKeyEvent", type="keyUp", key=key, windowsVirtualKeyCode=code)

    def fetch(self, address: str) -> bytes:
        """What the signed-in person downloads from an address."""
        script = (
            f"fetch({json.dumps(address)}).then(r => r.arrayBuffer())"
            ".then(b => btoa(new Uint8Array(b).reduce((t, c) => t + String.fromCharCode(c), '')))"
        )
        return base64.b64decode(self.value(script))

    def picture(self, path: Path) -> None:
        """Save the page as people see it."""
        path.write_bytes(base64.b64decode(self._call("Page.captureScreenshot")["data"]))

    def _call(self, method: str, **parameters: Any) -> Any:
        self._number += 1
        message = {"id": self._number, "method": method, "params": parameters}
        if self._session:
            message["sessionId"] = self._session
        os.write(self._write, json.dumps(message).encode() + b"\0")
        return self._answer(lambda answer: answer.get("id") == message["id"])

    def _answer(self, wanted: Callable[[dict[str, Any]], bool]) -> Any:
        while True:
            while b"\0" not in self._buffer:
                piece = os.read(self._read, 1 << 16)
                if not piece:
                    raise AssertionError("the browser has ended")
                self._buffer += piece
            raw, self._buffer = self._buffer.split(b"\0", 1)
            answer = json.loads(raw)
            self._note(answer)
            if wanted(answer):
                if "error" in answer:
                    raise AssertionError(answer["error"])
                return answer["result"]

    def _note(self, event: dict[str, Any]) -> None:
        if event.get("method") == "Log.entryAdded" and event["params"]["entry"]["level"] == "error":
            self.log.append(event["params"]["entry"]["text"])
        if event.get("method") == "Runtime.exceptionThrown":
            self.log.append(str(event["params"]["exceptionDetails"]))
