import { expect, test } from "vitest";
import { exampleArtefact } from "../core/artefact/testing/exampleArtefact.ts";
import { grouped, isShown, runCell, sortedBy } from "./runList.ts";
import { type RunRow, rowOf } from "./runRows.ts";
import { DEFAULT_RUN_VIEW, type RunFilter, readView } from "./runView.ts";

const { members, metrics } = exampleArtefact();
const { settings, history } = members[0];
const base = rowOf({ id: "r", createdAt: 1, name: "r", note: "", fingerprint: "f", settings, metrics, history });
const row = (id: string, change: Partial<RunRow> = {}): RunRow => ({ ...base, id, name: id, ...change });
const ids = (rows: readonly RunRow[]) => rows.map(({ id }) => id).join("");
const shown = (rows: readonly RunRow[], change: Partial<typeof DEFAULT_RUN_VIEW>) =>
  ids(rows.filter((each) => isShown(each, { ...DEFAULT_RUN_VIEW, ...change })));

test("rows are sorted by any column either way, those without a value last; names as people count", () => {
  const rows = [
    row("a", { revenueMae: 3, name: "run 10", settings: { ...settings, epochs: 9 }, tags: ["z"] }),
    row("b", { revenueMae: Number.NaN, name: "run 9", settings: { ...settings, epochs: 20 } }),
    row("c", { revenueMae: 1, name: "Ảnh", settings: { ...settings, epochs: 1 }, tags: ["k", "z"] }),
  ];
  expect(ids(sortedBy(rows, "revenueMae", false, "en"))).toBe("cab");
  expect(ids(sortedBy(rows, "revenueMae", true, "en"))).toBe("acb");
  expect(ids(sortedBy(rows, "name", false, "vi"))).toBe("cba");
  expect(ids(sortedBy(rows, "epochs", true, "en"))).toBe("bac");
  expect(ids(sortedBy(rows, "tags", false, "en"))).toBe("cab");
  // A setting of another version, or a name from prototypes: nobody has a value, and the order stays.
  expect(ids(sortedBy(rows, "toString", true, "en"))).toBe("abc");
});

test("what a run has in a column: settings of training and samples, lists as their JSON", () => {
  expect(runCell(base, "memory")).toBe("frequency");
  expect(
    runCell(row("a", { features: { ...exampleArtefact().preprocess.settings, customFeatures: [] } }), "customFeatures"),
  ).toBe("[]");
  expect(runCell(base, "split")).toBeUndefined();
  expect(runCell(base, "validationLoss")).toBe(2.75);
});

test("words, stars and filters leave what fits all of them", () => {
  const rows = [
    row("a", { note: "Thử trí nhớ", star: true, mrr: 0.5 }),
    row("b", { tags: ["kept", "slow"], mrr: 0.6 }),
    row("c", { search: { id: "s", name: "Wider", trial: 4 }, mrr: Number.NaN }),
  ];
  expect(shown(rows, {})).toBe("abc");
  expect(shown(rows, { text: "tri NHO" })).toBe("a");
  expect(shown(rows, { text: "wider c" })).toBe("c");
  expect(shown(rows, { starred: true })).toBe("a");
  const by = (...filters: RunFilter[]) => shown(rows, { filters });
  expect(by({ column: "mrr", low: 0.55, high: null })).toBe("b");
  expect(by({ column: "mrr", low: null, high: null })).toBe("abc");
  expect(by({ column: "tags", among: ["slow", "other"] })).toBe("b");
  expect(by({ column: "tags", among: [""] })).toBe("ac");
  expect(by({ column: "memory", among: ["frequency"] }, { column: "mrr", low: null, high: 0.55 })).toBe("a");
  expect(by({ column: "tags", among: [] })).toBe("abc");
});

test("groups stand in the order of their first run", () => {
  const wider = { id: "s", name: "Wider", trial: 1 };
  const rows = [row("a"), row("b", { search: wider, fingerprint: "g", dataset: "G" }), row("c")];
  expect(grouped(rows, "none").map(({ rows: own }) => ids(own))).toEqual(["abc"]);
  expect(grouped(rows, "search").map(({ name, rows: own }) => [name, ids(own)])).toEqual([
    ["", "ac"],
    ["Wider", "b"],
  ]);
  expect(grouped(rows, "data").map(({ key, name }) => [key, name])).toEqual([
    ["f", ""],
    ["g", "G"],
  ]);
});

test("what was remembered is taken as far as it fits", () => {
  const view = {
    ...DEFAULT_RUN_VIEW,
    by: "mrr",
    text: "x",
    group: "data",
    filters: [{ column: "mrr", low: 0, high: null }],
  };
  expect(readView(JSON.parse(JSON.stringify(view)))).toEqual(view);
  expect(
    readView({ by: 3, filters: [{ column: 1 }, { column: "a" }, 7, { column: "b", among: [1, "c"] }], group: "x" }),
  ).toEqual({
    ...DEFAULT_RUN_VIEW,
    filters: [{ column: "b", among: ["c"] }],
  });
});
