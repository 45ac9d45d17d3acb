"""Starts LiteLLM's proxy, and ends it when standard input ends: so also when the test itself is killed."""

import os
import sys
import threading


def end_with_standard_input() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


threading.Thread(target=end_with_standard_input, daemon=True).start()

from litellm import run_server  # noqa: E402  takes seconds, in which the test may end

run_server()
