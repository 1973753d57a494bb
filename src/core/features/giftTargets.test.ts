// Gifts that are known to the histories and never foreseen: only where that was chosen.

import { expect, test } from "vitest";
import { sniff } from "../data/dialect/sniff.ts";
import { ingest } from "../data/ingest/ingest.ts";
import { withGiftTargets } from "../data/roles/editRoles.ts";
import { csv } from "../data/testing/testFiles.ts";
import { DEFAULT_FEATURE_SETTINGS } from "./featureSettings.ts";
import { fitAndOpen } from "./open.ts";

const HEADER = "MÃ KHÁCH HÀNG,NGÀY TẠO ĐƠN BÁN,MÃ SẢN PHẨM ĐƠN BÁN,LOẠI SẢN PHẨM,SỐ LƯỢNG ĐƠN BÁN,THÀNH TIỀN ĐƠN BÁN";

/** One customer's line a day; on the second day a gift. */
const TEXT = [
  HEADER,
  ...["Bán", "Khuyến mãi", "Bán", "Bán", "Bán"].map(
    (kind, i) => `K1,${10 + i}/01/2024,A,${kind},1,${i === 1 ? 0 : 50}`,
  ),
].join("\n");

test("a gift is a target like other lines, unless it is chosen to be known only", async () => {
  const { mapping } = await sniff(csv(TEXT));
  const samplesOf = async (gifts: boolean) => {
    const { lines } = await ingest(csv(TEXT), withGiftTargets(mapping, gifts));
    const samples = fitAndOpen(lines, { ...DEFAULT_FEATURE_SETTINGS, minProductCount: 1 });
    return [...samples.targets].map((line, i) => [
      lines.line[line],
      [...samples.history(i)].map((each) => lines.line[each]),
    ]);
  };
  expect(await samplesOf(true)).toEqual([
    [2, [1]],
    [3, [1, 2]],
    [4, [1, 2, 3]],
    [5, [1, 2, 3, 4]],
  ]);
  // The gift stays in the history of what comes after it.
  expect(await samplesOf(false)).toEqual([
    [3, [1, 2]],
    [4, [1, 2, 3]],
    [5, [1, 2, 3, 4]],
  ]);
});
