#!/usr/bin/env bash
# write-excel-file 4.1.1 (Node 20) writes a text cell "constructor" or "valueOf" as the source of a JavaScript function.
#
# A good engineer would expect that a cell of type String holds its text whatever the text is. Shared strings are looked up in a
# plain object, which already knows a dozen English words: for these the cell gets what the object holds instead of the
# text's number, and the text itself is in no part of the workbook. The file is written without an error. openpyxl 3.1.5, which reads
# the whole sheet when the word is left out, cannot read it: the cell promises a number.
#
# Seen: <c r="A1" t="s"><v>function Object() { [native code] }</v></c>, sharedStrings.xml with "sugar" alone, openpyxl ValueError.
# Way round: the format's escape for one letter of such a text, "_x0063_onstructor" (openpyxl 3.1.5 shows it as it stands).
#
# Fails when that changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check openpyxl==3.1.5
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund write-excel-file@4.1.1

cat >write.mjs <<'NODE'
import writeExcelFile from "write-excel-file/node";

const cells = (...texts) => [texts.map((value) => ({ type: String, value }))];
await writeExcelFile(cells("constructor", "sugar")).toFile("word.xlsx");
await writeExcelFile(cells("_x0063_onstructor", "sugar")).toFile("escaped.xlsx");
NODE
node write.mjs

python/bin/python - <<'PYTHON'
import re
import zipfile

import openpyxl

with zipfile.ZipFile("word.xlsx") as book:
    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    strings = book.read("xl/sharedStrings.xml").decode()
cell = re.search(r'<c r="A1".*?</c>', sheet).group()
print(cell)
assert cell == '<c r="A1" t="s"><v>function Object() { [native code] }</v></c>', cell
assert re.findall(r"<t[^>]*>(.*?)</t>", strings) == ["sugar"], strings
try:
    openpyxl.load_workbook("word.xlsx")
except ValueError as error:
    print("openpyxl:", type(error).__name__)
else:
    raise SystemExit("openpyxl reads it")
read = [each.value for each in openpyxl.load_workbook("escaped.xlsx").active[1]]
print(read)
assert read == ["_x0063_onstructor", "sugar"], read
PYTHON
