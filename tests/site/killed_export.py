"""An export of pages whose first process is killed while another works for it.

Run by a test as a program of its own; prints the number of the process that worked.
"""

import os
import signal
import sys
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from glossary.site import static_site
from glossary.site.static_site import _Made
from glossary.site.static_site.layout import Layout
from glossary.site.static_site.visit import Titles


def main():
    """Begin a process as an export does, then die."""
    layout = Layout(languages=("en",), pages=frozenset(), entries=0, downloads={}, texts={})
    made = _Made(
        Path(sys.argv[1]), layout, Titles(title="", licence="", licence_url=""), Path()
    )
    with ProcessPoolExecutor(
        1, get_context("spawn"), initializer=static_site._begin, initargs=(made,)
    ) as pool:
        print(pool.submit(os.getpid).result(), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    main()
