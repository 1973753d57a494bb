#!/usr/bin/env bash
# fflate 0.8.3 (Node 20): gunzipSync of a gzip file of two members gives as many bytes as the last member holds, and no error.
#
# RFC 1952 lets a gzip file be several members in a row (`cat january.gz february.gz`, bgzip, log rotation), and its content is
# all of them. A good engineer expects all of it, as zlib and pako give it, or an error. fflate takes the output's size from
# the last four bytes of the file, which tell the length of the last member alone, reads the first member into a buffer of that
# size and stops: of 13,139 bytes of sales 130 come, the first lines of January, without a word. Its streaming `Gunzip` gives all.
#
# Seen: zlib 13139, pako 13139, fflate Gunzip 13139, fflate gunzipSync 130 (the beginning of the first member).
# Way round: `Gunzip` (the stream) for files that come from elsewhere.
#
# Fails when that changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --silent --no-audit --no-fund fflate@0.8.3 pako@2.1.0

cat >read.mjs <<'NODE'
import zlib from "node:zlib";
import { Gunzip, gunzipSync } from "fflate";
import pako from "pako";

const january = Buffer.from(`date,quantity\n${"2025-01-01,1\n".repeat(1000)}`.slice(0, 13_009));
const february = Buffer.from("2025-02-02,2\n".repeat(10));
const file = Buffer.concat([zlib.gzipSync(january), zlib.gzipSync(february)]);

let streamed = 0;
const stream = new Gunzip((chunk) => {
  streamed += chunk.length;
});
stream.push(file, true);
const at = gunzipSync(file);
console.log("zlib", zlib.gunzipSync(file).length, "pako", pako.ungzip(file).length, "Gunzip", streamed, "gunzipSync", at.length);
console.log("begins as the first member:", january.subarray(0, at.length).equals(Buffer.from(at)));
NODE
seen="$(node read.mjs)"
echo "$seen"
test "$seen" = "zlib 13139 pako 13139 Gunzip 13139 gunzipSync 130
begins as the first member: true"
