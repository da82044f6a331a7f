"""The engine's public face: every name is there, and none is loaded before it is used."""

from __future__ import annotations

import subprocess
import sys
from importlib import import_module

import engine
from tests.share import shared


def test_every_name_of_the_face_resolves() -> None:
    for name in engine.__all__:
        home, called = engine._HOMES[name]
        assert home.startswith("engine.") and getattr(engine, name) is getattr(import_module(home), called)


def test_the_face_lists_what_it_can_load() -> None:
    assert sorted(engine.__all__) == sorted(engine._HOMES)


def test_importing_the_engine_loads_no_numpy() -> None:
    code = "import sys, engine, engine.errors, engine.files; sys.exit('numpy' in sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_ten_threads_may_use_the_engine_first_at_the_same_moment() -> None:
    """In a fresh process, again and again: nobody sees a module that another thread has half loaded."""
    code = """
import random, sys, threading
from importlib import import_module

sys.setswitchinterval(1e-6)
failed = []

def touch(names, ready):
    engine = sys.modules["engine"]
    ready.wait()
    try:
        for name in names:
            # by its name, and as who imports the module inside a function
            getattr(engine, name)
            import_module(engine._HOMES[name][0])
    except BaseException as error:
        failed.append(repr(error))

for attempt in range(ATTEMPTS):
    for name in [name for name in sys.modules if name.split(".")[0] == "engine"]:
        del sys.modules[name]
    import engine
    names = list(engine.__all__)
    random.Random(f"{SEED} {attempt}").shuffle(names)
    ready = threading.Barrier(10)
    threads = [threading.Thread(target=touch, args=(names[at::10], ready)) for at in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
print(failed)
"""
    for seed in shared(range(6)):
        text = code.replace("ATTEMPTS", "4").replace("SEED", str(seed))
        done = subprocess.run([sys.executable, "-c", text], capture_output=True, text=True, timeout=300)
        assert (done.stdout, done.stderr) == ("[]\n", "")
