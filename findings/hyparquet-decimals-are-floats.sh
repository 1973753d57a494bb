#!/usr/bin/env bash
# hyparquet 1.33.0 (Node 20) reads a DECIMAL column as JavaScript numbers and a TIMESTAMP of microseconds as a Date.
#
# A good engineer would expect what its whole numbers have: INT64 comes as BigInt, so that no digit is lost. Decimals are
# exact in the file, and money is stored so, but the default parser multiplies the unscaled integer by a power of ten in
# floating point: 12345678901234567.89 comes as 12345678901234568, and the microseconds of a time are cut to milliseconds.
# DuckDB 1.5.6, which writes the file here, gives the same cells back with all digits.
#
# Seen: amount 12345678901234568, id 9007199254740993n, sold 2024-01-05T10:00:00.123Z.
# Way round: `parsers` for times, and a schema whose decimals are shown to the reader as the whole numbers they are stored as.
#
# Fails when that changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

python3 -m venv python
python/bin/pip install --quiet --disable-pip-version-check duckdb==1.5.6
npm init --yes >/dev/null
npm install --silent --no-audit --no-fund hyparquet@1.33.0

python/bin/python - <<'PYTHON'
import duckdb

duckdb.sql("""
    copy (select 12345678901234567.89::decimal(20, 2) as amount,
                 9007199254740993::bigint as id,
                 timestamp '2024-01-05 10:00:00.123456' as sold)
    to 'sale.parquet' (format parquet)
""")
amount, number, sold = duckdb.sql("select * from 'sale.parquet'").fetchone()
assert (str(amount), number, str(sold)) == ("12345678901234567.89", 9007199254740993, "2024-01-05 10:00:00.123456")
PYTHON

cat >read.mjs <<'NODE'
import { asyncBufferFromFile, parquetReadObjects } from "hyparquet";

const [{ amount, id, sold }] = await parquetReadObjects({ file: await asyncBufferFromFile("sale.parquet") });
console.log(typeof amount, amount, typeof id, id, sold.toISOString());
NODE
seen="$(node read.mjs)"
echo "$seen"
test "$seen" = "number 12345678901234568 bigint 9007199254740993n 2024-01-05T10:00:00.123Z"
