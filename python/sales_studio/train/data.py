"""
Samples that `studio samples FILES --parquet OUT` wrote, as arrays that batches are cut from: laid out once on the disk in the studio's
order of targets and read through memory maps, so that they need not fit the memory.
"""

import json
import os
import shutil
import tempfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import torch

from .schedule import TrainingError

FORMAT, VERSION = "sales-studio samples", 1
PARTS = ("train", "validation")
PERIODS = {"week": 8, "month": 12, "quarter": 8, "year": 3}
EVIDENCE, COUNTED = 27, 5
ROWS_AT_ONCE = 8192
NUMBERS = ("quantity", "revenue", "discount")


@dataclass
class Samples:
    """Rows [T, ...]: those of the training part in the studio's order (by time, then line), then those of validation."""

    folder: Path
    manifest: dict
    config: dict
    settings: dict
    preprocess: dict
    arrays: dict
    train: int
    validation: int

    @classmethod
    def open(cls, folder: str | Path, arrays: str | Path | None = None) -> "Samples":
        """Lays the arrays out under `arrays` (by default beside the shards) where they are not there yet."""
        folder = Path(folder)
        manifest = _json(folder / "samples.json")
        if manifest.get("format") != FORMAT or not isinstance(manifest.get("version"), int):
            raise TrainingError(f"{folder / 'samples.json'} is no list of samples that the studio wrote")
        if manifest["version"] > VERSION:
            raise TrainingError(f"{folder} is of a newer version ({manifest['version']}) than this package reads ({VERSION})")
        config = _json(folder / "config.json")
        settings, preprocess = _json(folder / "settings.json"), _json(folder / "preprocess.json")
        counts = [sum(file["rows"][part] for file in manifest["files"]) for part in PARTS]
        for part, count in zip(PARTS, counts, strict=True):
            if count == 0:
                raise TrainingError(f"{folder} holds no {part} target: give `studio samples` more lines")
        length = preprocess["settings"]["maxSeqLen"]
        laid = _laid_out(folder, manifest, _shapes(config, length), Path(arrays) if arrays else folder / ".arrays", counts)
        return cls(folder, manifest, config, settings, preprocess, laid, *counts)

    @property
    def digest(self) -> str:
        """Tells these samples from others."""
        return _digest(self.manifest)

    def known(self, rows: np.ndarray) -> int:
        """How many of these rows have a product that the model knows."""
        return int((self.arrays["product"][rows] > 0).sum())

    def batch(self, rows: np.ndarray, device: torch.device, padding: int = 0) -> dict:
        """These rows as tensors, then `padding` copies of row 0 that weigh nothing. Products, lengths and province int64."""
        asked = np.concatenate([rows, np.zeros(padding, dtype=np.int64)]) if padding else rows

        def tensor(name: str) -> torch.Tensor:
            values = torch.from_numpy(np.ascontiguousarray(self.arrays[name][asked]))
            whole = values.dtype == torch.int32
            return values.to(device, torch.int64 if whole else torch.float32, non_blocking=True)

        weight = torch.ones(len(asked), device=device)
        weight[len(rows) :] = 0
        return {
            **{name: tensor(name) for name in ("products", "steps", "lengths", "customer", "province", "evidence", "counted")},
            "periods": {scale: tensor(scale) for scale in self.config["scales"]},
            **{f"target_{name}": tensor(name) for name in ("product", *NUMBERS)},
            "weight": weight,
        }


def _shapes(config: dict, length: int) -> dict:
    """What a row of each array is: dtype and shape."""
    number, whole = np.float32, np.int32
    return {
        "products": (whole, (length,)),
        "steps": (number, (length, config["step_features"])),
        "lengths": (whole, ()),
        **{scale: (number, (PERIODS[scale], config["period_features"])) for scale in config["scales"]},
        "customer": (number, (config["customer_features"],)),
        "province": (whole, ()),
        "evidence": (number, (EVIDENCE,)),
        "counted": (number, (COUNTED,)),
        "product": (whole, ()),
        **{name: (number, ()) for name in NUMBERS},
    }


def _laid_out(folder: Path, manifest: dict, shapes: dict, home: Path, counts: list) -> dict:
    """The arrays as memory maps; made where no process has made them. One that is broken off leaves nothing that is taken for whole."""
    place = home / _digest(manifest)[:16]
    if not place.exists():
        home.mkdir(parents=True, exist_ok=True)
        unfinished = Path(tempfile.mkdtemp(prefix="unfinished-", dir=home))
        try:
            _lay_out(folder, manifest, shapes, unfinished, counts)
            os.rename(unfinished, place)
        except OSError:
            if not place.exists():  # else another process was first
                raise
        finally:
            shutil.rmtree(unfinished, ignore_errors=True)
    return {name: np.load(place / f"{name}.npy", mmap_mode="r") for name in shapes}


def _lay_out(folder: Path, manifest: dict, shapes: dict, place: Path, counts: list) -> None:
    parquet = _pyarrow()
    paths = [folder / file["path"] for file in manifest["files"]]
    places = _places(parquet, paths, counts)
    out = {
        name: np.lib.format.open_memmap(place / f"{name}.npy", "w+", dtype, (sum(counts), *shape))
        for name, (dtype, shape) in shapes.items()
    }
    for path, positions in zip(paths, places, strict=True):
        at = 0
        with parquet.ParquetFile(path) as file:
            for chunk in file.iter_batches(batch_size=ROWS_AT_ONCE):
                position = positions[at : at + len(chunk)]
                at += len(chunk)
                _write(chunk, position, shapes, out, path)
    for array in out.values():
        array.flush()


def _places(parquet, paths: list, counts: list) -> list:
    """For each file where its rows go, −1 for those of the test part: training first, each part by (time, line)."""
    import pyarrow.compute as pc

    keys = []
    for path in paths:
        table = parquet.read_table(path, columns=["split", "time", "line"])
        part = np.full(len(table), -1, dtype=np.int8)
        for i, name in enumerate(PARTS):
            part[pc.equal(table["split"], name).to_numpy(zero_copy_only=False)] = i
        keys.append((part, table["time"].cast("int64").to_numpy(), table["line"].to_numpy()))
    part, time, line = (np.concatenate([key[i] for key in keys]) for i in range(3))
    found = [int((part == i).sum()) for i in range(len(PARTS))]
    if found != counts:
        raise TrainingError(f"the shards hold {found} training and validation targets, samples.json says {counts}: write them anew")
    order = np.lexsort((line, time, part))
    places = np.full(len(part), -1, dtype=np.int64)
    places[order[len(part) - sum(counts) :]] = np.arange(sum(counts))
    return np.split(places, np.cumsum([len(key[0]) for key in keys])[:-1])


def _write(chunk, position: np.ndarray, shapes: dict, out: dict, path: Path) -> None:
    """Writes the rows of a record batch to their places."""
    wanted = position >= 0
    if not wanted.any():
        return
    chunk = chunk.filter(_arrow_mask(wanted))
    rows = position[wanted]
    lengths = chunk["length"].to_numpy()
    most = shapes["products"][1][0]
    if lengths.min() < 1 or lengths.max() > most:
        raise TrainingError(f"{path}: a sequence has {lengths.min()} to {lengths.max()} steps, 1 to {most} can be")
    valid = np.arange(most)[None, :] < lengths[:, None]  # [rows, L]
    columns = {"lengths": "length", "customer": "features"}
    for name, (dtype, shape) in shapes.items():
        column = chunk[columns.get(name, name)]
        if shape == ():
            out[name][rows] = column.to_numpy()
            continue
        values = _numbers(column, dtype)
        if name in ("products", "steps"):
            padded = np.zeros((len(rows), *shape), dtype=dtype)
            padded[valid] = values.reshape(-1, *shape[1:])
            out[name][rows] = padded
        else:
            out[name][rows] = values.reshape(len(rows), *shape)


def _numbers(column, dtype) -> np.ndarray:
    """All bytes of a binary column as little-endian numbers, row after row."""
    _, offsets, data = column.buffers()
    bounds = np.frombuffer(offsets, dtype=np.int32)[column.offset : column.offset + len(column) + 1]
    return np.frombuffer(data, dtype=np.uint8)[bounds[0] : bounds[-1]].view(np.dtype(dtype).newbyteorder("<"))


def _arrow_mask(mask: np.ndarray):
    import pyarrow as pa

    return pa.array(mask)


def _pyarrow():
    try:
        import pyarrow.parquet as parquet
    except ImportError as error:
        raise TrainingError('reading Parquet needs pyarrow: pip install "sales-studio[train]"') from error
    return parquet


def _json(path: Path) -> dict:
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise TrainingError(f"there is no {path}: name the folder that `studio samples FILES --parquet OUT` wrote") from error
    except ValueError as error:
        raise TrainingError(f"{path} is damaged: {error}") from error
    if not isinstance(value, dict):
        raise TrainingError(f"{path} is no JSON object")
    return value


def _digest(manifest: dict) -> str:
    return sha256(json.dumps([manifest["preprocess"], manifest["files"]], sort_keys=True).encode()).hexdigest()
