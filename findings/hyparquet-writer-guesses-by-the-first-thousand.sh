#!/usr/bin/env bash
# hyparquet-writer 0.17.0 (Node 20) takes a column's type from its first 1,000 values, and an INT32 for any whole number.
#
# A good engineer would expect a column of JavaScript numbers to be written whatever the numbers are, since all of them are
# doubles. A column whose 1,000th value is the first decimal is; one whose 1,001st is throws "parquet expected integer
# value", and so does a whole number from 2^31 on, wherever it stands ("parquet expected int32 value"). So a program that
# wrote every sample of prices fails on the first long file, and one that wrote euros on the first order of 2,147,483,648
# đồng (about 82,000 US dollars).
#
# Seen: decimal at 1000: written; decimal at 1001: parquet expected integer value, got 1.5;
#       2147483647: written; 2147483648: parquet expected int32 value, got 2147483648; with type DOUBLE both are written.
# Way round: name each column's type.
#
# Fails when that changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --silent --no-audit --no-fund hyparquet-writer@0.17.0

cat >write.mjs <<'NODE'
import { parquetWriteBuffer } from "hyparquet-writer";

function said(name, data, type) {
  try {
    parquetWriteBuffer({ columnData: [{ name: "revenue", data, ...(type && { type }) }] });
    console.log(`${name}: written`);
  } catch (error) {
    console.log(`${name}: ${error.message}`);
  }
}

/** 2,000 whole numbers but for a decimal as the nth. */
const decimalAt = (nth) => Array.from({ length: 2000 }, (_, i) => (i + 1 === nth ? 1.5 : i));
said("decimal at 1000", decimalAt(1000));
said("decimal at 1001", decimalAt(1001));
said("2147483647", [2147483647]);
said("2147483648", [2147483648]);
said("decimal at 1001 as DOUBLE", decimalAt(1001), "DOUBLE");
said("2147483648 as DOUBLE", [2147483648], "DOUBLE");
NODE
seen="$(node write.mjs)"
echo "$seen"
test "$seen" = "decimal at 1000: written
decimal at 1001: parquet expected integer value, got 1.5
2147483647: written
2147483648: parquet expected int32 value, got 2147483648
decimal at 1001 as DOUBLE: written
2147483648 as DOUBLE: written"
