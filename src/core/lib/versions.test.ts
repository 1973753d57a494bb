import { describe, expect, it } from "vitest";
import { messageOf } from "./message.ts";
import { currentVersion, type Format, migrate, versionMessage } from "./versions.ts";

const FORMAT: Format = {
  what: versionMessage("stored.settings"),
  migrations: [({ width, ...rest }) => ({ ...rest, size: [width, 1] }), (box) => ({ ...box, colour: "white" })],
};

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work();
  } catch (error) {
    return messageOf(error)?.code;
  }
  return undefined;
};

describe("migrate", () => {
  it("takes every older version to the newest, step by step", () => {
    const newest = { version: 3, size: [4, 1], colour: "white" };
    expect(currentVersion(FORMAT)).toBe(3);
    expect(migrate(FORMAT, { version: 1, width: 4 })).toEqual(newest);
    expect(migrate(FORMAT, { width: 4 })).toEqual(newest);
    expect(migrate(FORMAT, { version: 2, size: [4, 1] })).toEqual(newest);
    expect(migrate(FORMAT, newest)).toEqual(newest);
  });

  it("leaves what it is given as it is", () => {
    const old = Object.freeze({ version: 1, width: 4 });
    migrate(FORMAT, old);
    expect(old).toEqual({ version: 1, width: 4 });
  });

  it("refuses a newer version, and a version that is none, in words", () => {
    expect(codeOf(() => migrate(FORMAT, { version: 4 }))).toBe("version.newer");
    for (const version of [0, 1.5, "2", null, Number.NaN]) {
      expect(codeOf(() => migrate(FORMAT, { version }))).toBe("version.unreadable");
    }
    expect(() => migrate(FORMAT, { version: 4 })).toThrow(
      "A newer version of the studio wrote the training settings (in format 4; this version reads up to 3).",
    );
  });
});
