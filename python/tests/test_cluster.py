"""A Ray cluster of two workers, started and stopped here, of which one is killed, trains what one process trains."""

import os
import signal
import threading
import time
from pathlib import Path

import pytest
from safetensors.torch import load_file

from training import ROOT, SAMPLES, assert_same_run, assert_same_weights, read_history, train_alone

pytest.importorskip("pyarrow", reason="reading samples needs pyarrow")
ray = pytest.importorskip("ray", reason='a cluster needs Ray: pip install "./python[cluster]"')
pytest.importorskip("ray.train", reason='Ray Train is not whole here: pip install "./python[cluster]"', exc_type=ImportError)


@pytest.fixture(scope="module")
def cluster():
    before = os.environ.get("PYTHONPATH")
    os.environ["PYTHONPATH"] = f"{ROOT / 'python'}{os.pathsep}{before or ''}"
    ray.init(num_cpus=3, include_dashboard=False, object_store_memory=100_000_000)
    yield
    ray.shutdown()
    if before is None:
        del os.environ["PYTHONPATH"]
    else:
        os.environ["PYTHONPATH"] = before


def test_two_workers_of_which_one_is_killed_equal_one_process(cluster, tmp_path):
    from sales_studio.cluster.__main__ import parser
    from sales_studio.cluster.training import train_on_cluster

    options = {"out": "m", "arrays": "arrays", "storage": "ray"}
    paths = [text for name, folder in options.items() for text in (f"--{name}", str(tmp_path / folder))]
    given = parser().parse_args(["train", str(SAMPLES), *paths, "--set", "epochs=6", "--checkpoint-seconds", "0"])
    killed = []

    def kill_one() -> None:
        while not list((tmp_path / "ray").rglob("checkpoint.pt")):
            time.sleep(0.02)
        killed.append(training_workers()[-1])
        os.kill(killed[0], signal.SIGKILL)

    killer = threading.Thread(target=kill_one, daemon=True)
    killer.start()
    out = train_on_cluster(given)
    killer.join()
    assert killed
    alone = train_alone(tmp_path, "epochs=6")
    assert_same_run(read_history(out / "members" / "1" / "history.json"), alone.history)
    assert_same_weights(load_file(str(out / "members" / "1" / "model.safetensors")), alone.weights)


def training_workers() -> list:
    """Process ids of the workers that train, of the cluster that was started here."""
    (raylet,) = ray._private.worker._global_node.all_processes["raylet"]
    children = Path(f"/proc/{raylet.process.pid}/task/{raylet.process.pid}/children")
    if not children.exists():
        pytest.skip("this system does not tell a process's children")
    return [
        int(child) for child in children.read_text().split() if b"RayTrainWorker" in Path(f"/proc/{child}/cmdline").read_bytes()
    ]
