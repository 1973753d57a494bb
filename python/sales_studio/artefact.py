"""A model of Sales Studio as it lies in a folder or a zip: opened, checked, and turned into plain arrays and dictionaries.

Files from strangers: nothing is unpickled or run, sizes are checked before anything is read, JSON is taken apart by name.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from .tensors import read_tensors

MOST_BYTES = 1024**3
NEWEST = 6
FORMAT = "sales-studio-model"
# People read these, and no answer depends on them: they may be changed or missing.
UNSEALED = ("MODEL_CARD.md", "predictions.csv", "run.json")


@dataclass
class Member:
    """One network of a model: its sizes, weights by PyTorch's names, and what stands beside them."""

    config: dict
    weights: dict[str, np.ndarray]
    experts: dict | None = None
    amounts: dict | None = None
    amount_weights: dict[str, np.ndarray] = field(default_factory=dict)


@dataclass
class Artefact:
    preprocess: dict
    members: list[Member]
    manifest: dict
    # Facts and cases that models since version 5 hold; None in older ones.
    inputs: dict | None
    golden: dict | None
    # Reads a file that lies beside the model, such as onnx/network-1.onnx; None where there is none.
    beside: Callable[[str], bytes | None]


def open_artefact(path: str | os.PathLike) -> Artefact:
    """Opens a folder or a zip. Raises ValueError with a sentence where it is no model, damaged, or newer than this code."""
    read = _folder(Path(path)) if os.path.isdir(path) else _zip(Path(path))
    raw = read("manifest.json")
    if raw is None:
        raise ValueError(f"{path} holds no manifest.json: is it a model that Sales Studio wrote (version 2 or later)?")
    manifest = _json(raw, "manifest.json")
    if manifest.get("format") != FORMAT:
        raise ValueError(f"{path} is no model of Sales Studio: its format is {manifest.get('format')!r}")
    version = manifest.get("version", 1)
    if type(version) is not int or not 2 <= version <= NEWEST:
        raise ValueError(f"{path} is of version {version!r}; this package reads versions 2 to {NEWEST}: a newer one may be out")
    _check_seal(manifest, read)
    preprocess = _json(_needed(read, str(manifest.get("preprocess", "preprocess.json"))), "preprocess.json")
    _check_preprocess(preprocess)
    members = manifest.get("members")
    if not isinstance(members, list) or not 1 <= len(members) <= 100:
        raise ValueError("manifest.json is damaged: it names no members")
    return Artefact(
        preprocess=preprocess,
        members=[_member(read, str(each["folder"]), len(preprocess["products"]) + 2) for each in members],
        manifest=manifest,
        inputs=_optional(read, "inputs.json"),
        golden=_optional(read, "golden.json"),
        beside=read,
    )


def _member(read: Callable, folder: str, products: int) -> Member:
    folder = folder.rstrip("/")
    weights, metadata = read_tensors(_needed(read, f"{folder}/model.safetensors"), f"{folder}/model.safetensors")
    config = _json(_needed(read, f"{folder}/config.json"), f"{folder}/config.json")
    if config.get("num_products") != products or weights["product_embedding.weight"].shape[0] != products:
        raise ValueError(f"{folder} ranks {config.get('num_products')} products, preprocess.json has {products}")
    member = Member(config, weights, _optional(read, f"{folder}/experts.json"))
    amounts = read(f"{folder}/amounts.safetensors")
    if amounts is not None:
        tensors, about = read_tensors(amounts, f"{folder}/amounts.safetensors")
        member.amounts, member.amount_weights = _json(about["amounts"].encode(), "amounts"), tensors
    if member.config.get("memory") == 3 and member.experts is None:
        raise ValueError(f"{folder}/experts.json is missing: a model of memory 3 cannot answer without it")
    return member


def _check_preprocess(preprocess: dict) -> None:
    for key in ("settings", "products", "productCounts", "steps", "periods", "customer", "targets", "cuts", "rfm"):
        if key not in preprocess:
            raise ValueError(f"preprocess.json is damaged: it has no {key!r}")
    for scalers in (preprocess["steps"], preprocess["customer"], *preprocess["periods"].values()):
        for scaler in scalers:
            scaler.setdefault("divisor", VERSION_1_DIVISORS.get(scaler["name"], 1) if preprocess.get("version", 1) == 1 else 1)
    length = preprocess["settings"].get("maxSeqLen")
    if type(length) is not int or not 1 <= length <= 200:
        raise ValueError(f"preprocess.json is damaged: settings.maxSeqLen is {length!r}")


VERSION_1_DIVISORS = {"r_score": 5, "f_score": 5, "m_score": 5, "days_to_tet": 60}


def _check_seal(manifest: dict, read: Callable) -> None:
    """Since version 4 the manifest says the size and SHA-256 of every file."""
    for entry in manifest.get("files", []):
        path = str(entry["path"])
        if path in UNSEALED:
            continue
        data = read(path)
        if data is None:
            raise ValueError(f"the model is not whole: {path} is missing")
        if len(data) != entry["bytes"] or hashlib.sha256(data).hexdigest() != entry["sha256"]:
            raise ValueError(f"the model is damaged or mixed: {path} is not the file that manifest.json names")


def _json(data: bytes, name: str) -> dict:
    try:
        value = json.loads(data)
    except ValueError as error:
        raise ValueError(f"{name} is damaged: {error}") from None
    except RecursionError:
        raise ValueError(f"{name} is damaged: it is nested too deeply") from None
    if not isinstance(value, dict):
        raise ValueError(f"{name} is damaged: it holds no object")
    return value


def _optional(read: Callable, name: str) -> dict | None:
    data = read(name)
    return None if data is None else _json(data, name)


def _needed(read: Callable, name: str) -> bytes:
    data = read(name)
    if data is None:
        raise ValueError(f"the model is not whole: {name} is missing")
    return data


def _folder(root: Path) -> Callable[[str], bytes | None]:
    whole = root.resolve()

    def read(name: str) -> bytes | None:
        path = (whole / name).resolve()
        if whole not in path.parents or not path.is_file():
            return None
        if path.stat().st_size > MOST_BYTES:
            raise ValueError(f"{path} has {path.stat().st_size} bytes, more than a model's file may have")
        return path.read_bytes()

    return read


def _zip(path: Path) -> Callable[[str], bytes | None]:
    """The files of the one folder of a zip that holds a manifest."""
    if not path.is_file():
        raise FileNotFoundError(f"there is no {path}")
    if path.stat().st_size > MOST_BYTES:
        raise ValueError(f"{path} has {path.stat().st_size} bytes, more than a model may have")
    try:
        archive = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    except zipfile.BadZipFile as error:
        raise ValueError(f"{path} is no zip that can be read ({error})") from None
    infos = archive.infolist()
    if len({info.filename for info in infos}) != len(infos):
        raise ValueError(f"{path} holds a file twice")
    if sum(info.file_size for info in infos) > MOST_BYTES:
        raise ValueError(f"{path} would unpack to more than {MOST_BYTES} bytes")
    found = [info.filename for info in infos if info.filename.split("/")[-1] == "manifest.json"]
    if len(found) != 1:
        raise ValueError(f"{path} holds {len(found)} models (files called manifest.json), not one")
    prefix = found[0][: -len("manifest.json")]
    by_name = {info.filename: info for info in infos}

    def read(name: str) -> bytes | None:
        info = by_name.get(prefix + name)
        if info is None:
            return None
        with archive.open(info) as file:
            # Not what the directory says: what comes out of the packed bytes.
            data = file.read(info.file_size + 1)
        if len(data) != info.file_size:
            raise ValueError(f"{path} is damaged: {name} is longer than the zip says")
        return data

    return read
