"""TensorBoard itself opens what `studio compare --tensorboard` writes: every curve with its steps, metrics and settings."""

import json
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest

pytest.importorskip("tensorboard")
from tensorboard.backend.event_processing import data_provider, plugin_event_multiplexer
from tensorboard.context import RequestContext
from tensorboard.plugins.hparams import metadata

ROOT = Path(__file__).parents[2]
MODELS = [ROOT / "fixtures" / "v4" / "counts.zip", ROOT / "fixtures" / "v4" / "experts.zip"]
CONTEXT = RequestContext()


@pytest.fixture(scope="module")
def logs(tmp_path_factory):
    node = shutil.which("node")
    if node is None or not (ROOT / "node_modules").is_dir():
        pytest.skip("node and its packages are not here (npm ci)")
    folder = tmp_path_factory.mktemp("logs")
    command = [node, "--import", "tsx", "src/cli/main.ts", "compare", *map(str, MODELS), "--tensorboard", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.fixture(scope="module")
def provider(logs):
    multiplexer = plugin_event_multiplexer.EventMultiplexer(tensor_size_guidance={"scalars": 0})
    multiplexer.AddRunsFromDirectory(str(logs)).Reload()
    return data_provider.MultiplexerDataProvider(multiplexer, str(logs))


def in_zip(model: Path, name: str):
    with zipfile.ZipFile(model) as archive:
        return json.loads(archive.read(name))


def test_each_run_is_a_folder(provider):
    runs = provider.list_runs(CONTEXT, experiment_id="")
    assert sorted(run.run_name for run in runs) == ["counts", "experts"]


@pytest.mark.parametrize("model", MODELS, ids=lambda path: path.stem)
def test_curves_are_those_of_the_history(provider, model):
    run = model.stem
    scalars = provider.read_scalars(CONTEXT, experiment_id="", plugin_name="scalars", downsample=100_000)[run]
    history = in_zip(model, "members/1/history.json")
    steps = history["steps"]
    for tag, key in [("step/learning_rate", "learningRate"), ("step/gradient_norm", "gradientNorm")]:
        assert [(each.step, each.value) for each in scalars[tag]] == [
            (step["step"], pytest.approx(step[key], rel=1e-6)) for step in steps
        ]
    last = {step["epoch"]: step["step"] for step in steps}
    for part in ["train", "validation"]:
        for loss in ["total", "product", "quantity", "revenue", "discount"]:
            assert [(each.step, each.value) for each in scalars[f"{part}/loss_{loss}"]] == [
                (last[epoch["epoch"]], pytest.approx(epoch[part][loss], rel=1e-6)) for epoch in history["epochs"]
            ]
    times = [each.wall_time for each in scalars["train/loss_total"]]
    assert times[1] - times[0] == pytest.approx(history["epochs"][1]["seconds"], abs=1e-3)
    metrics = in_zip(model, "metrics.json")
    [hit] = scalars["test/hit10"]
    assert hit.value == pytest.approx(metrics["product"]["hit10"]["value"], rel=1e-6)


@pytest.mark.parametrize("model", MODELS, ids=lambda path: path.stem)
def test_settings_are_hyperparameters(provider, model):
    tags = provider.list_tensors(CONTEXT, experiment_id="", plugin_name=metadata.PLUGIN_NAME)[model.stem]
    assert metadata.SESSION_END_INFO_TAG in tags
    content = tags[metadata.SESSION_START_INFO_TAG].plugin_content
    told = metadata.parse_session_start_info_plugin_data(content).hparams
    settings = in_zip(model, "manifest.json")["settings"]
    assert told["learningRate"].number_value == settings["learningRate"]
    assert told["memory"].string_value == settings["memory"]
    assert told["dropWalkIns"].bool_value is False
