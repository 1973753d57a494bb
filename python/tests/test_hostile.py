"""Files from strangers: damaged, foreign, newer and hostile ones are refused with a sentence, before anything large is read."""

import io
import json
import struct
import zipfile
from pathlib import Path

import pytest

import sales_studio
from sales_studio.features.places import locate_provinces
from sales_studio.lines import read_lines
from sales_studio.tensors import read_tensors
from sales_studio.texts import code_text, moment, number

polars = pytest.importorskip("polars")
MODEL = Path(__file__).parent / "fixtures" / "model.zip"
DAY = 86_400_000


def files() -> dict[str, bytes]:
    with zipfile.ZipFile(MODEL) as archive:
        return {name: archive.read(name) for name in archive.namelist() if not name.endswith("/")}


def written(folder: Path, changed: dict[str, bytes | None]) -> Path:
    for name, data in {**files(), **changed}.items():
        if data is None:
            continue
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def manifest(**changes) -> bytes:
    return json.dumps({**json.loads(files()["manifest.json"]), **changes}).encode()


@pytest.mark.parametrize(
    "changed, said",
    [
        ({"manifest.json": None}, "holds no manifest.json"),
        ({"manifest.json": b"{"}, "manifest.json is damaged"),
        ({"manifest.json": b"[" * 100_000}, "manifest.json is damaged"),
        ({"manifest.json": manifest(version=99)}, "version 99"),
        ({"manifest.json": manifest(format="another")}, "no model of Sales Studio"),
        ({"manifest.json": manifest(members=[{"folder": "../../etc"}])}, "is missing"),
        ({"manifest.json": manifest(members=[])}, "names no members"),
        ({"preprocess.json": b"{}"}, "not the file that manifest.json names"),
        ({"members/1/model.safetensors": None}, "model.safetensors is missing"),
        ({"members/1/model.safetensors": b"\0" * 40}, "not the file that manifest.json names"),
        ({"preprocess.json": b"{}", "manifest.json": manifest(files=[])}, "it has no 'settings'"),
        ({"members/1/experts.json": None, "manifest.json": manifest(files=[])}, "experts.json is missing"),
    ],
)
def test_folders_that_are_no_models(tmp_path, changed, said):
    with pytest.raises(ValueError, match=said):
        sales_studio.load(written(tmp_path, changed))


def packed(header: dict | bytes, body: bytes = b"") -> bytes:
    text = header if isinstance(header, bytes) else json.dumps(header).encode()
    return struct.pack("<Q", len(text)) + text + body


@pytest.mark.parametrize(
    "data, said",
    [
        (b"abc", "it has 3 bytes"),
        (struct.pack("<Q", 2**62), "its header should have"),
        (packed(b"nonsense"), "is no JSON"),
        (packed(b"[]"), "is no object"),
        (packed({"a": {"dtype": "F32", "shape": [2**40, 2**40], "data_offsets": [0, 8]}}, b"\0" * 8), "does not fit"),
        (packed({"a": {"dtype": "F32", "shape": [-1, -2], "data_offsets": [0, 8]}}, b"\0" * 8), "does not fit"),
        (packed({"a": {"dtype": "F32", "shape": [2], "data_offsets": [0, 800]}}, b"\0" * 8), "does not fit"),
        (packed({"a": {"dtype": "OBJ", "shape": [2], "data_offsets": [0, 8]}}, b"\0" * 8), "is described as"),
        (packed({"a": 7}), "is described as"),
    ],
)
def test_tensors_that_do_not_fit_their_bytes(data, said):
    with pytest.raises(ValueError, match=said):
        read_tensors(data, "x.safetensors")


def test_zips_that_would_unpack_to_too_much(tmp_path):
    path = tmp_path / "bomb.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("manifest.json", files()["manifest.json"])
        with archive.open("big", "w") as file:
            for _ in range(1100):
                file.write(b"\0" * 2**20)
    assert path.stat().st_size < 2e6
    with pytest.raises(ValueError, match="would unpack to more than"):
        sales_studio.load(path)


def test_zips_that_are_none_or_hold_two_models(tmp_path):
    (tmp_path / "none.zip").write_bytes(b"PK nothing")
    with pytest.raises(ValueError, match="no zip that can be read"):
        sales_studio.load(tmp_path / "none.zip")
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for folder in ("one", "two"):
            archive.writestr(f"{folder}/manifest.json", "{}")
    (tmp_path / "two.zip").write_bytes(data.getvalue())
    with pytest.raises(ValueError, match="holds 2 models"):
        sales_studio.load(tmp_path / "two.zip")
    with pytest.raises(FileNotFoundError):
        sales_studio.load(tmp_path / "absent.zip")


@pytest.mark.parametrize(
    "text, decimal, value",
    [
        ("1,234.5", ".", (1234.5, False)),
        ("1.234,5 ₫", ",", (1234.5, False)),
        ("(12)", ".", (-12, False)),
        ("-756,000", ".", (-756000, False)),
        ("12%", ".", (12, True)),
        ("1,23", ".", None),
        ("12,34,567", ".", None),
        ("abc", ".", None),
        ("1e3", ".", (1000, False)),
        (".", ".", None),
    ],
)
def test_numbers_as_people_write_them(text, decimal, value):
    assert number(text, decimal) == value


@pytest.mark.parametrize(
    "text, form, days, minutes",
    [
        ("04/01/2024", "dd/mm/yyyy", 19726, 0),
        ("04/01/2024", "mm/dd/yyyy", 19814, 0),
        ("2024-01-04T13:29:00", "iso", 19726, 809),
        ("2024/01/04 1:29 PM", "dd/mm/yyyy", 19726, 809),
        ("4 Jan 2024", "dd/mm/yyyy", 19726, 0),
        ("04.01.67", "dd/mm/yyyy", 35432, 0),
        ("4/1/2567", "dd/mm/yyyy", 19726, 0),
        ("45295", "excel", 19726, 0),
        ("45295.5", "excel", 19726, 720),
    ],
)
def test_dates_as_people_write_them(text, form, days, minutes):
    assert moment(text, form) == days * DAY + minutes * 60_000


@pytest.mark.parametrize("text", ["31/02/2024", "2024-13-01", "x", "1/2", "25:00", "01/01/2024 25:00"])
def test_dates_that_are_none(text):
    assert moment(text, "dd/mm/yyyy") is None


def test_codes_are_texts():
    assert [code_text(text) for text in ("0012", "22423.0", '="0012"', " A  B ", "null")] == ["0012", "22423", "0012", "A B", ""]


def test_provinces_by_the_names_that_people_write():
    inputs = json.loads(files()["inputs.json"])
    by_name = {province["name"]: province["id"] for province in inputs["places"]["provinces"]}
    names = ["Tỉnh Lâm Đồng", "lam dong", "TP.HCM", "TPHCM", "Thừa Thiên - Huế", "HN", "Hải Dương", "Paris"]
    wanted = ["Lâm Đồng", "Lâm Đồng", "TP. Hồ Chí Minh", "TP. Hồ Chí Minh", "Huế", "Hà Nội", "Hải Phòng"]
    found = locate_provinces(names, inputs)
    assert found[:, 0].tolist() == [by_name[name] for name in wanted] + [0]
    # A former province has a position of its own.
    assert found[6, 1:].tolist() != locate_provinces(["Hải Phòng"], inputs)[0, 1:].tolist()


def mapped(**more) -> dict:
    header = ["Khách", "Ngày", "Mã", "SL", "Giá", "CK", "Trạng thái"]
    columns = {"customer": 0, "date": 1, "product": 2, "quantity": 3, "unitPrice": 4, "discount": 5}
    mapping = {"header": header, "columns": columns, "dateFormat": "dd/mm/yyyy", "decimal": ",", "discountKind": "percent"}
    roles = {"columns": [{"column": 6, "values": [{"value": "Hủy", "role": "cancelled"}]}], "keep": []}
    return {"settings": {}, "mapping": {**mapping, "keepReturns": False, "roles": roles, **more}}


ROWS = [
    ("KH1", "05/01/2025", "0012", "2", "1.000,5", "10", ""),
    ("KH1", "05/01/2025", "0012", "2", "1.000,5", "10%", "Hủy"),
    ("", "05/01/2025", "0012", "2", "1.000,5", "", ""),
    ("KH2", "35/01/2025", "0012", "2", "1.000,5", "", ""),
    ("KH2", "05/01/2025", "", "2", "1.000,5", "", ""),
    ("KH2", "05/01/2025", "0013", "hai", "1.000,5", "", ""),
    ("KH2", "06/01/2025", "0013", "-1", "1.000,5", "", ""),
    ("KH2", "06/01/2025", "0013", "", "3", "", ""),
]


def test_a_file_is_read_as_the_model_was_trained():
    frame = polars.DataFrame(ROWS, schema=mapped()["mapping"]["header"], orient="row")
    reading = read_lines(frame, mapped(), None)
    lines = reading.lines
    assert [lines.customer.values[code] for code in lines.customer.codes] == ["KH1", "KH2"]
    assert [lines.product.values[code] for code in lines.product.codes] == ["0012", "0013"]
    assert lines.time.tolist() == [20093 * DAY, 20094 * DAY]
    assert lines.quantity.tolist() == [2, 1]
    assert lines.discount.tolist() == pytest.approx([0.1, 0])
    assert lines.revenue.tolist() == pytest.approx([2001 * 0.9, 3])
    why = ("are no sales", "without a customer", "without a product", "without a date", "cannot be read (quantity)", "of returns")
    assert len(reading.notes) == len(why)
    assert all(any(each in note for note in reading.notes) for each in why)
    assert all(note.startswith("1 lines") for note in reading.notes)
    kept = read_lines(frame, mapped(keepReturns=True), None)
    assert kept.lines.count == 3
    with pytest.raises(ValueError, match="Trạng thái"):
        read_lines(frame.drop("Trạng thái"), mapped(), None)
    with pytest.raises(ValueError, match="Giá"):
        read_lines(frame.drop("Giá"), mapped(), None)
