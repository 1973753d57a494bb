"""Frames and CSV files as columns of NumPy, whichever library is there: pandas, polars or DuckDB."""

from __future__ import annotations

import gzip
import io
import os
from dataclasses import dataclass

import numpy as np

from .features.sale_lines import Coded

ENCODINGS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# Bytes of a file's first line at most, in which its delimiter is counted.
LONGEST_HEAD = 1_000_000


@dataclass
class Cells:
    """One column: numbers and times as they are, all else as texts that are coded, also blank ones."""

    numbers: np.ndarray | None = None  # [n] float64, NaN where blank
    times: np.ndarray | None = None  # [n] int64 ms, or float with NaN where blank
    texts: Coded | None = None

    def coded(self) -> Coded:
        """As texts; numbers are written out."""
        if self.texts is not None:
            return self.texts
        values = self.numbers if self.numbers is not None else self.times
        distinct, codes = np.unique(values, return_inverse=True)
        texts = ["" if np.isnan(value) else repr(float(value)) for value in distinct]
        return Coded(codes.reshape(-1).astype(np.int32), texts)


@dataclass
class Table:
    """Columns by name, in the order of the file."""

    columns: dict[str, object]
    count: int
    library: str  # "pandas", "polars" or "none"

    def cells(self, name: str) -> Cells:
        column = self.columns[name]
        if self.library == "polars":
            return _polars_cells(column)
        if self.library == "pandas":
            return _pandas_cells(column)
        values, codes = np.unique(column.astype(str), return_inverse=True)
        return Cells(texts=Coded(codes.astype(np.int32), values.tolist()))


def open_table(lines, dialect: dict) -> Table:
    """A frame, or the path of a CSV; `dialect` is what a model's mapping says of its own file. Raises TypeError for others."""
    kind = f"{type(lines).__module__.split('.')[0]}.{type(lines).__name__}"
    if kind == "polars.LazyFrame":
        lines, kind = lines.collect(), "polars.DataFrame"
    if kind == "polars.DataFrame":
        return Table({name: lines[name] for name in lines.columns}, lines.height, "polars")
    if kind == "pandas.DataFrame":
        return Table({str(name): lines.iloc[:, i] for i, name in enumerate(lines.columns)}, len(lines), "pandas")
    if isinstance(lines, (str, os.PathLike)):
        return _read_csv(lines, dialect)
    raise TypeError(f"lines are {kind}; give a pandas or polars frame, or the path of a CSV file")


def _read_csv(path: str | os.PathLike, dialect: dict) -> Table:
    with open(path, "rb") as file:
        head = file.read(LONGEST_HEAD)
    packed = head[:2] == b"\x1f\x8b"
    data = gzip.decompress(_bytes(path)) if packed else None
    head = data[:LONGEST_HEAD] if packed else head
    encoding = dialect.get("encoding") or next((name for mark, name in ENCODINGS.items() if head.startswith(mark)), "utf-8")
    if encoding.replace("-", "").lower() not in ("utf8", "utf8sig"):
        data = _decoded(_bytes(path) if data is None else data, encoding, path).encode("utf-8")
        head = data[:LONGEST_HEAD]
    above = dialect.get("above", 0)
    first = head.split(b"\n", 1)[0]
    delimiter = dialect.get("delimiter") or max(",;\t|", key=lambda mark: first.count(mark.encode()))
    try:
        import polars
    except ImportError:
        text = _decoded(_bytes(path) if data is None else data, "utf-8-sig", path)
        return _duckdb_csv(text.encode("utf-8"), delimiter, above)
    options = {"has_header": above >= 0, "skip_rows": max(0, above), "infer_schema": False, "truncate_ragged_lines": True}
    try:
        # A file that is as polars wants it is read from where it lies: large ones need no second copy in memory.
        frame = polars.read_csv(path if data is None else io.BytesIO(data), separator=delimiter, glob=False, **options)
    except polars.exceptions.ComputeError:
        _decoded(_bytes(path) if data is None else data, "utf-8", path)
        raise
    names = frame.columns if above >= 0 else [f"#{i + 1}" for i in range(frame.width)]
    return Table(dict(zip(names, frame.get_columns())), frame.height, "polars")


def _bytes(path: str | os.PathLike) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def _decoded(data: bytes, encoding: str, path: str | os.PathLike) -> str:
    try:
        return data.decode(encoding)
    except (UnicodeDecodeError, LookupError) as error:
        raise ValueError(f"{path} is not written in {encoding}: {error}") from None


def _duckdb_csv(data: bytes, delimiter: str, above: int) -> Table:
    try:
        import duckdb
    except ImportError:
        raise ImportError("reading a CSV needs polars or DuckDB: pip install polars, or pip install duckdb") from None
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "lines.csv")
        with open(path, "wb") as file:
            file.write(data)
        options = dict(header=above >= 0, skiprows=max(0, above), all_varchar=True)
        with duckdb.connect() as connection:
            found = connection.read_csv(path, sep=delimiter, **options)
            names = found.columns if above >= 0 else [f"#{i + 1}" for i in range(len(found.columns))]
            rows = found.fetchnumpy()
    arrays = [np.where(np.ma.getmaskarray(column), "", np.ma.getdata(column)) for column in rows.values()]
    return Table(dict(zip(names, arrays)), len(arrays[0]), "none")


def _polars_cells(series) -> Cells:
    import polars

    if series.dtype.is_numeric():
        return Cells(numbers=series.cast(polars.Float64).fill_null(np.nan).to_numpy())
    if series.dtype == polars.Boolean:
        return Cells(numbers=series.cast(polars.Float64).fill_null(np.nan).to_numpy())
    if series.dtype in (polars.Date, polars.Datetime):
        ms = series.cast(polars.Datetime("ms")).dt.epoch("ms")
        return Cells(times=ms.cast(polars.Float64).fill_null(np.nan).to_numpy())
    texts = series.cast(polars.String).fill_null("")
    values = texts.unique(maintain_order=True)
    codes = texts.cast(polars.Enum(values)).to_physical().to_numpy().astype(np.int32)
    return Cells(texts=Coded(codes, values.to_list()))


def _pandas_cells(series) -> Cells:
    import pandas

    if pandas.api.types.is_bool_dtype(series) or pandas.api.types.is_numeric_dtype(series):
        return Cells(numbers=series.to_numpy(np.float64, na_value=np.nan))
    if pandas.api.types.is_datetime64_any_dtype(series):
        ms = series.dt.tz_localize(None).to_numpy("datetime64[ms]")
        return Cells(times=np.where(np.isnat(ms), np.nan, ms.astype(np.int64)))
    codes, values = pandas.factorize(series)
    texts = [str(value) for value in values]
    return Cells(texts=Coded(np.where(codes < 0, len(texts), codes).astype(np.int32), [*texts, ""]))
