"""Training in one process: the studio's own run again, and what it says where something is wrong."""

import json
import shutil
from pathlib import Path

import numpy as np
import pytest
import torch
from safetensors.torch import load_file

from sales_studio.model import Config, SalesModel
from sales_studio.train.artefact import js_text, write_model
from sales_studio.train.checkpoint import Keeper
from sales_studio.train.data import Samples
from sales_studio.train.loop import Options
from sales_studio.train.members import train_members
from sales_studio.train.network import Dropout, outputs_of
from sales_studio.train.schedule import TrainingError, is_spent, learning_rate
from sales_studio.train.settings import chosen_settings
from sales_studio.train.starting import drawn_weights

from training import ALONE, FIXTURE, SAMPLES, assert_same_run, assert_same_weights, networks_alone, read_history, train_alone

pytest.importorskip("pyarrow", reason="reading samples needs pyarrow")


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """The whole run of the fixture, and where it lies."""
    scratch = tmp_path_factory.mktemp("run")
    return train_alone(scratch), scratch


def test_one_process_is_the_studios_run_step_by_step(run):
    wanted = read_history(FIXTURE / "history.json")
    assert len(wanted["steps"]) >= 20
    assert_same_run(run[0].history, wanted)
    assert_same_weights(run[0].weights, load_file(str(FIXTURE / "model.safetensors")))


def test_rows_stand_in_the_studios_order(run):
    samples = Samples.open(SAMPLES, run[1] / "arrays")
    assert (samples.train, samples.validation) == (samples.manifest["rows"]["train"], samples.manifest["rows"]["validation"])
    parquet = pytest.importorskip("pyarrow.parquet")
    rows = [row for file in sorted(SAMPLES.glob("*.parquet")) for row in parquet.read_table(file).to_pylist()]
    for part, first in (("train", 0), ("validation", samples.train)):
        own = sorted((row for row in rows if row["split"] == part), key=lambda row: (row["time"], row["line"]))
        for at, row in enumerate(own):
            length = row["length"]
            assert samples.arrays["lengths"][first + at] == length
            products = samples.arrays["products"][first + at]
            assert products[:length].tobytes() == row["products"] and not products[length:].any()
            steps = samples.arrays["steps"][first + at]
            assert steps[:length].tobytes() == row["steps"] and not steps[length:].any()
            assert samples.arrays["counted"][first + at].tobytes() == row["counted"]
            assert samples.arrays["product"][first + at] == row["product"]


def test_without_dropout_it_is_the_models_own_forward_pass(run):
    samples = Samples.open(SAMPLES, run[1] / "arrays")
    model = SalesModel(Config(**{k: v for k, v in samples.config.items() if k in Config.__dataclass_fields__}))
    model.load_state_dict(load_file(str(SAMPLES / "start.safetensors")))
    batch = samples.batch(np.arange(9), torch.device("cpu"))
    with torch.no_grad():
        wanted = model.eval()(batch)
        found = outputs_of(model, batch, Dropout(0.5, None, 0))
    for name in ("product", "quantity", "revenue", "discount"):
        torch.testing.assert_close(found[name], wanted[name], rtol=1e-5, atol=1e-6)
    torch.testing.assert_close(torch.softmax(found["gate"], -1), wanted["memory_gate"], rtol=1e-5, atol=1e-6)


class Stopping(Keeper):
    """Ends the run after so many states, as a killed process would."""

    def __init__(self, folder: Path, states: int):
        super().__init__(folder)
        self.left = states

    def save(self, state, latest):
        super().save(state, latest)
        self.left -= 1
        if self.left == 0:
            raise KeyboardInterrupt


@pytest.mark.parametrize("states", [1, 13], ids=["within an epoch", "later"])
def test_a_broken_off_run_goes_on_to_the_same_model(run, tmp_path, states):
    with pytest.raises(KeyboardInterrupt):
        train_alone(tmp_path, keeper=Stopping(tmp_path, states), options=Options(checkpoint_seconds=0))
    told = []
    resumed = train_alone(tmp_path, options=Options(tell=told.append))
    assert any("Going on after step" in line for line in told)
    assert_same_run(resumed.history, run[0].history, tolerance=0)
    assert_same_weights(resumed.weights, run[0].weights, tolerance=0)


def test_plain_torch_opens_the_state(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        train_alone(tmp_path, keeper=Stopping(tmp_path, 11), options=Options(checkpoint_seconds=0))
    state = torch.load(tmp_path / "checkpoint.pt", weights_only=True)
    assert state["run"]["step"] == 11 and state["format"] == "sales-studio torch checkpoint"

    def kinds(value) -> set:
        if isinstance(value, dict):
            return {kind for key, each in value.items() for kind in {type(key), *kinds(each)}}
        if isinstance(value, list | tuple):
            return {kind for each in value for kind in kinds(each)}
        return {type(value)}

    assert kinds(state) <= {int, float, str, bool, type(None), torch.Tensor}


def test_a_state_of_another_run_is_refused(tmp_path):
    with pytest.raises(KeyboardInterrupt):
        train_alone(tmp_path, keeper=Stopping(tmp_path, 1), options=Options(checkpoint_seconds=0))
    with pytest.raises(TrainingError, match="another learningRate"):
        train_alone(tmp_path, "learningRate=0.1")
    (tmp_path / "checkpoint.pt").write_bytes(b"nothing")
    with pytest.raises(TrainingError, match="cannot be read"):
        train_alone(tmp_path)


def test_a_network_of_any_seed_starts_where_the_studios_does():
    config = json.loads((SAMPLES / "config.json").read_text())
    start = load_file(str(SAMPLES / "start.safetensors"))
    drawn = drawn_weights(config, json.loads((SAMPLES / "settings.json").read_text())["seed"])
    assert set(drawn) == set(start)
    # The bias is the log of each product's share.
    assert [name for name in start if not torch.equal(drawn[name], start[name])] == ["product_head.bias"]


def test_several_networks_differ_by_their_seed_alone_and_go_on_where_they_were_broken_off(tmp_path):
    short = ("epochs=1", "targetsPerEpoch=66")  # three steps
    pair = networks_alone(tmp_path / "pair", *short, "members=2")
    assert_same_weights(pair[0].weights, train_alone(tmp_path / "one", *short).weights, tolerance=0)
    with pytest.raises(TrainingError, match="another members"):
        train_alone(tmp_path / "pair", *short)
    assert not torch.equal(pair[0].weights["fusion.0.weight"], pair[1].weights["fusion.0.weight"])
    with pytest.raises(KeyboardInterrupt):  # in the second one, whose first step is kept
        networks_alone(tmp_path, *short, "members=2", keeper=Stopping(tmp_path, 4), options=Options(checkpoint_seconds=0))
    told = []
    resumed = networks_alone(tmp_path, *short, "members=2", options=Options(tell=told.append))
    assert any("seed 2" in line for line in told) and not any("seed 1" in line for line in told)
    for found, wanted in zip(resumed, pair, strict=True):
        assert_same_run(found.history, wanted.history, tolerance=0)
        assert_same_weights(found.weights, wanted.weights, tolerance=0)


def test_snapshots_are_refused(tmp_path):
    shutil.copytree(SAMPLES, tmp_path / "samples")
    settings = json.loads((SAMPLES / "settings.json").read_text())
    (tmp_path / "samples" / "settings.json").write_text(json.dumps({**settings, "snapshots": 3}))
    samples = Samples.open(tmp_path / "samples")
    with pytest.raises(TrainingError, match="3 snapshots"):
        train_members(samples, samples.settings, ALONE, Keeper(tmp_path), Options())


def test_mixed_precision_learns_the_same_roughly(run, tmp_path):
    mixed = train_alone(tmp_path, options=Options(precision="mixed"))
    losses = [epoch["validation"]["total"] for epoch in mixed.history["epochs"]]
    wanted = [epoch["validation"]["total"] for epoch in run[0].history["epochs"]]
    assert losses == pytest.approx(wanted, rel=0.02) and losses != wanted
    assert all(value.dtype == torch.float32 for value in mixed.weights.values())


def test_a_loss_that_is_no_number_ends_the_run_and_says_so(tmp_path):
    with pytest.raises(TrainingError, match="lower learningRate"):
        train_alone(tmp_path, "learningRate=1e30", "epochs=4")


def test_stops_early_where_nothing_gets_better():
    settings = {"patience": 2, "epochs": 9}
    assert not is_spent([{}, {}], 1, settings) and is_spent([{}, {}, {}], 1, settings)
    assert not is_spent([], 0, settings) and not is_spent([{}] * 9, 1, settings)


def test_the_rate_starts_over_after_each_period():
    settings = {"learningRate": 1.0, "minLearningRate": 0.0, "warmRestartPeriod": 2, "warmRestartFactor": 2}
    rates = [learning_rate(settings, at) for at in (0, 1, 2, 4, 6)]
    assert rates == pytest.approx([1, 0.5, 1, 0.5, 1])


@pytest.mark.parametrize(
    "pair,said",
    [
        ("epochs=1.5", "whole number"),
        ("epochs=0", "from 1"),
        ("members=21", "20 networks at most"),
        ("learningRate=NaN", "number from"),
        ("epochs=true", "whole number"),
        ("hiddenSize=64", "fixed with the samples"),
        ("speed=2", "no such setting"),
    ],
)
def test_a_setting_that_cannot_be_is_refused(pair, said):
    with pytest.raises(TrainingError, match=said):
        chosen_settings(json.loads((SAMPLES / "settings.json").read_text()), [pair])


def test_samples_that_are_damaged_or_missing_are_told(tmp_path):
    with pytest.raises(TrainingError, match="there is no .*samples.json"):
        Samples.open(tmp_path)
    shutil.copytree(SAMPLES, tmp_path / "samples")
    manifest = json.loads((SAMPLES / "samples.json").read_text())
    index = tmp_path / "samples" / "samples.json"
    index.write_text(json.dumps({**manifest, "version": 99}))
    with pytest.raises(TrainingError, match="newer version"):
        Samples.open(tmp_path / "samples")
    index.write_text(json.dumps({**manifest, "files": manifest["files"][:2]}))
    with pytest.raises((TrainingError, OSError)):
        (tmp_path / "samples" / "part-00001.parquet").unlink()
        Samples.open(tmp_path / "samples")
    assert not list((tmp_path / "samples" / ".arrays").glob("*"))


@pytest.mark.parametrize(
    "value,text",
    [
        (1e-7, "1e-7"), (1.5e-7, "1.5e-7"), (1e-6, "0.000001"), (0.00012, "0.00012"), (0.1, "0.1"), (1.0, "1"), (-0.0, "0"),
        (123.456, "123.456"), (1e20, "100000000000000000000"), (1e21, "1e+21"), (1.25e22, "1.25e+22"), (-2.5e-9, "-2.5e-9"),
        (float("nan"), "null"), (float("inf"), "null"), (True, "true"), (3, "3"), ("á\n\"", '"á\\n\\""'),
        ({"a": [1.0, None]}, '{"a":[1,null]}'),
    ],
)  # fmt: skip
def test_json_is_written_as_javascript_writes_it(value, text):
    # The right column is what JSON.stringify of Node prints.
    assert js_text(value) == text


def test_the_model_has_every_file_that_its_manifest_names(run, tmp_path):
    samples = Samples.open(SAMPLES, run[1] / "arrays")
    write_model(tmp_path, samples, samples.settings, [run[0]])
    manifest = json.loads((tmp_path / "manifest.json").read_text())
    for file in manifest["files"]:
        assert (tmp_path / file["path"]).stat().st_size == file["bytes"]
    loaded = SalesModel.load(str(tmp_path))
    assert_same_weights(dict(loaded.state_dict()), run[0].weights, tolerance=0)
