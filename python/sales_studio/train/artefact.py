"""
Trained networks as a model that the studio opens (docs/formats.md, "Model artefact"). What stands on them (second stage, amounts,
orders) is fitted, and the test part judged, by `studio finish MODEL FILES`; until then the second stage is the mixture alone.
"""

import json
import math
import os
import shutil
from decimal import Decimal
from hashlib import sha256
from pathlib import Path

import torch

from .data import Samples
from .loop import Trained
from .members import member_seeds
from .schedule import TrainingError

FORMAT, VERSION = "sales-studio-model", 6
EXPERTS, EVIDENCE = 12, 2
NOT_JUDGED = "Not judged yet: `studio finish` fits what stands on the network and judges it on the test part."
PRODUCT_METRICS = ("accuracy", "hit5", "hit10", "ndcg5", "ndcg10", "mrr")
BASELINES = ("popular", "last", "frequent", "markov", "mixture")


def write_model(folder: str | Path, samples: Samples, settings: dict, networks: list[Trained]) -> None:
    """Writes the model's files, the manifest last; files of another kind that lie there stay."""
    folder = Path(folder)
    if (folder / "manifest.json").exists():
        (folder / "manifest.json").unlink()
    shutil.rmtree(folder / "members", ignore_errors=True)
    identity = model_id(files_of(samples, settings, networks, ""))
    files = files_of(samples, settings, networks, identity)
    manifest = {**manifest_of(samples, settings, networks), "id": identity, "files": listed(files)}
    manifest["sha256"] = sha256(js_text(manifest).encode()).hexdigest()
    for path, content in [*files.items(), ("manifest.json", js_text(manifest).encode())]:
        place = folder / path
        place.parent.mkdir(parents=True, exist_ok=True)
        unfinished = place.with_name(f"{place.name}.unfinished")
        unfinished.write_bytes(content)
        os.replace(unfinished, place)


def files_of(samples: Samples, settings: dict, networks: list[Trained], identity: str) -> dict:
    """All files but the manifest, by path."""
    config = samples.config
    files = {
        "preprocess.json": (samples.folder / "preprocess.json").read_bytes(),
        "metrics.json": js_text(metrics_of(samples, networks)).encode(),
    }
    for i, trained in enumerate(networks):
        folder = member_folder(i)
        files[f"{folder}/model.safetensors"] = weights_file(trained.weights, config, identity)
        files[f"{folder}/config.json"] = js_text(config).encode()
        files[f"{folder}/history.json"] = js_text(trained.history).encode()
        if settings["memory"] == "experts":
            files[f"{folder}/experts.json"] = js_text(no_second_stage()).encode()
    return files


def member_folder(index: int) -> str:
    return f"members/{index + 1}"


def manifest_of(samples: Samples, settings: dict, networks: list[Trained]) -> dict:
    tasks = samples.preprocess["tasks"]
    backend = networks[0].history["backend"]
    return {
        "format": FORMAT,
        "version": VERSION,
        "answers": ["product", *(task for task in ("quantity", "revenue", "discount") if tasks[task])],
        "members": [{"folder": member_folder(i), "settings": {"seed": seed}} for i, seed in enumerate(member_seeds(settings))],
        "preprocess": "preprocess.json",
        "metrics": "metrics.json",
        "settings": settings,
        "provenance": {
            "data": data_of(samples),
            "product": None,
            "backend": f"{backend['name']} ({backend['detail']})",
            "seed": settings["seed"],
        },
    }


def data_of(samples: Samples) -> dict:
    """What the samples say of the lines they were made of."""
    data, rows = samples.manifest["data"], samples.manifest["rows"]
    products = len(samples.preprocess["products"])
    return {
        "fingerprint": data.get("fingerprint"),
        "firstDay": data["firstDay"],
        "lastDay": data["lastDay"],
        "counts": {"lines": data["lines"], "customers": data["customers"], "products": products, **rows},
    }


def metrics_of(samples: Samples, networks: list[Trained]) -> dict:
    """The report's form with no number in it."""
    nothing = {"value": None, "low": None, "high": None}
    metrics = {name: nothing for name in PRODUCT_METRICS}
    sliced = {**metrics, "repeat": {**metrics, "count": 0}, "new": {**metrics, "count": 0}}
    counts = data_of(samples)["counts"]
    return {
        "product": sliced,
        "quantity": None,
        "revenue": None,
        "discount": None,
        "baselines": {"product": {name: sliced for name in BASELINES}, "quantity": None, "revenue": None, "discount": None},
        "counts": {name: count for name, count in counts.items() if name != "lines"},
        "protocol": NOT_JUDGED,
        "backend": networks[0].history["backend"]["detail"],
        "seconds": round(sum(trained.history["seconds"] for trained in networks), 3),
    }


def no_second_stage() -> dict:
    """The mixture alone, whatever the evidence: `startingExperts` (src/core/model/experts.ts)."""
    return {
        "halfLives": {"visits": 120, "sales": 14},
        "mean": [0] * EVIDENCE,
        "deviation": [1] * EVIDENCE,
        "exponents": [[1 if m == 0 else 0, *[0] * EVIDENCE] for m in range(EXPERTS)],
    }


def weights_file(weights: dict, config: dict, identity: str) -> bytes:
    try:
        from safetensors.torch import save
    except ImportError as error:
        raise TrainingError('writing weights needs safetensors: pip install "sales-studio[train]"') from error
    tensors = {name: value.to(torch.float32).contiguous() for name, value in weights.items()}
    return save(tensors, metadata={"format": "pt", "config": js_text(config), "artefact": identity})


def listed(files: dict) -> list:
    return [{"path": path, "bytes": len(content), "sha256": sha256(content).hexdigest()} for path, content in files.items()]


def model_id(files: dict) -> str:
    """32 hex digits that follow from the files that answers are made with."""
    asked = {path: content for path, content in files.items() if path != "metrics.json" and not path.endswith("/history.json")}
    return sha256(js_text(listed(asked)).encode()).hexdigest()[:32]


def js_text(value) -> str:
    """As `JSON.stringify` writes it: the manifest's digest is that of this text. What is no number is null."""
    if isinstance(value, bool) or value is None or isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return js_number(value)
    if isinstance(value, dict):
        return "{" + ",".join(f"{json.dumps(key, ensure_ascii=False)}:{js_text(each)}" for key, each in value.items()) + "}"
    if isinstance(value, list | tuple):
        return "[" + ",".join(js_text(each) for each in value) + "]"
    raise TypeError(f"{type(value).__name__} is no JSON")


def js_number(value: float) -> str:
    """The shortest digits that read back as the number, as JavaScript lays them out."""
    if not math.isfinite(value):
        return "null"
    if value == int(value) and abs(value) < 1e21:
        return str(int(value))
    sign, digits, exponent = Decimal(repr(value)).normalize().as_tuple()
    text, point = "".join(map(str, digits)), len(digits) + exponent  # 0.text · 10^point
    minus = "-" if sign else ""
    if -6 < point <= 0:
        return f"{minus}0.{'0' * -point}{text}"
    if 0 < point <= 21:
        return f"{minus}{text[:point]}.{text[point:]}"
    head = text[0] + (f".{text[1:]}" if len(text) > 1 else "")
    return f"{minus}{head}e{'+' if point > 0 else '-'}{abs(point - 1)}"
