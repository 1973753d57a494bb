"""What Python trained is a model to the studio: it finishes and judges it, and knows its own data."""

import json
import shutil
import subprocess

import pytest

from sales_studio.train.artefact import write_model
from sales_studio.train.data import Samples
from sales_studio.train.settings import chosen_settings

from training import FIXTURE, ROOT, SAMPLES, networks_alone

pytest.importorskip("pyarrow", reason="reading samples needs pyarrow")
SALES = str(ROOT / "fixtures" / "v3" / "sales.csv.gz")


def studio(*args: str) -> subprocess.CompletedProcess:
    if shutil.which("node") is None or not (ROOT / "node_modules").exists():
        pytest.skip("the studio's command line needs Node and `npm ci`")
    return subprocess.run(
        ["node", "--import", "tsx", "src/cli/main.ts", *args], cwd=ROOT, capture_output=True, text=True, encoding="utf-8"
    )


def test_the_studio_finishes_and_judges_it(tmp_path):
    samples = Samples.open(SAMPLES, tmp_path / "arrays")
    settings = chosen_settings(samples.settings, ["members=2"])
    write_model(tmp_path / "model", samples, settings, networks_alone(tmp_path, "members=2"))
    model = str(tmp_path / "model")
    before = studio("evaluate", model, SALES, "--json")
    assert before.returncode == 0, before.stderr
    assert json.loads(before.stdout)["data"]["own"] is True
    done = studio("finish", model, SALES)
    assert done.returncode == 0, done.stderr
    history = json.loads((tmp_path / "model" / "members" / "1" / "history.json").read_text("utf-8"))
    assert history["backend"]["name"] == "torch"
    metrics = json.loads((tmp_path / "model" / "metrics.json").read_text("utf-8"))
    assert metrics["product"]["hit10"]["value"] > 0 and metrics["amounts"]["revenue"] is not None
    assert [network["seed"] for network in metrics["networks"]["networks"]] == [1, 2]
    for network in ("1", "2"):
        assert (tmp_path / "model" / "members" / network / "amounts.safetensors").exists()
    assert (tmp_path / "model" / "golden.json").exists()
    # Second stage and amounts fit what the studio's own training of this run fits: the weights differ by rounding alone.
    assert json.loads((FIXTURE / "history.json").read_text())["bestEpoch"] == history["bestEpoch"]
