#!/usr/bin/env bash
# lunar-javascript 1.7.7 (and what else counts by Beijing's time): the lunar new year it gives is not always Tết.
#
# Vietnam and China use one lunisolar calendar by two clocks: a new moon between 23:00 and 24:00 in Hanoi belongs to the next day in
# Beijing, and the leap month can move with it. A good engineer who aligns weeks of sales with Tết takes any lunar calendar; it
# is right for most years and wrong for the others: one day late in 2007, 2030 and 2053, a month late in 1985. date-holidays 3.37.0
# counts its Vietnamese holidays by Hanoi's time and is right.
#
# Seen: 1985-02-20 for 1985-01-21, 2007-02-18 for 2007-02-17, 2030-02-03 for 2030-02-02, 2053-02-19 for 2053-02-18; 2025 agrees.
#
# Fails when that changes.
set -euo pipefail
folder="$(mktemp -d)"
trap 'rm -rf "$folder"' EXIT
cd "$folder"

npm init --yes >/dev/null
npm install --silent --no-audit --no-fund lunar-javascript@1.7.7 date-holidays@3.37.0

cat >tet.mjs <<'NODE'
import Holidays from "date-holidays";
import { Lunar } from "lunar-javascript";

const vietnam = new Holidays("VN");
for (const year of [1985, 2007, 2025, 2030, 2053]) {
  const tet = vietnam.getHolidays(year).find(({ name }) => name === "Tết Nguyên Đán");
  console.log(Lunar.fromYmd(year, 1, 1).getSolar().toString(), tet.date.slice(0, 10));
}
NODE
seen="$(node tet.mjs)"
echo "$seen"
test "$seen" = "1985-02-20 1985-01-21
2007-02-18 2007-02-17
2025-01-29 2025-01-29
2030-02-03 2030-02-02
2053-02-19 2053-02-18"
