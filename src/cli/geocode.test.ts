import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { runGeocode } from "./geocode.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "geocode-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function geocoded(content: string | Uint8Array, raw = false) {
  const file = join(folder, "in.csv");
  const out = join(folder, "out.csv");
  await writeFile(file, content);
  const result = await runGeocode(file, out, { raw });
  return { result, lines: (await readFile(out, "utf8")).split("\n") };
}

const ADDED =
  "province34,province63,district_code,ward_code,ward_new,lat,lon,urban,confidence,ward_new_options,unknown_ward";

describe("runGeocode", () => {
  it("appends the codes and leaves the file's own cells as they are", async () => {
    const { result, lines } = await geocoded(
      'id;Địa chỉ;note\r\n-1;"12 Lê Lợi; Phường 5, Quận 3, HCM";"a ""b"""\r\n=2;Khách lẻ;x,y\r\n3;Quận 5\r\n',
      true,
    );
    expect(lines).toEqual([
      `id,Địa chỉ,note,${ADDED}`,
      expect.stringMatching(
        /^-1,"12 Lê Lợi; Phường 5, Quận 3, HCM","a ""b""",79,79,770,27151,27154,10\.\d+,106\.\d+,1,exact,,$/,
      ),
      '=2,Khách lẻ,"x,y",,,,,,,,,,,',
      expect.stringMatching(/^3,Quận 5,,79,79,774,,,10\.\d+,106\.\d+,1,inferred,,$/),
      "",
    ]);
    expect(result).toMatchObject({ lines: 3, found: 2, places: 3, columns: { address: "Địa chỉ" } });
  });

  it("lets no spreadsheet compute what a cell says, headers and surplus cells included; numbers stay numbers", async () => {
    const cells = '=cmd|x!A1,＝1+1,-5,"-1,5",+84 90,@a,"\t=1","x;=1"';
    const { lines } = await geocoded(`=a,address,b\n-5,Cà Mau,${cells}\n`);
    expect(lines[0]).toMatch(/^'=a,address,b,province34/);
    expect(lines[1]).toBe(
      `-5,Cà Mau,'=cmd|x!A1,96,96,,,,9.1769,105.15,,exact,,,'＝1+1,-5,"-1,5",'+84 90,'@a,'\t'=1,x;'=1`,
    );
  });

  it("takes separate columns, and prefers the column that bears the plain name", async () => {
    const { result, lines } = await geocoded(
      "exp_district,province,district,ward\nHuế,Đà Nẵng,Hải Châu,P. Thạch Thang\nHuế,Đà Nẵng,Hải Châu,P. Thạch Thang\n",
    );
    expect(result.columns).toEqual({ province: "province", district: "district", ward: "ward" });
    expect(result).toMatchObject({ lines: 2, places: 1 });
    expect(lines[1]).toContain(",48,48,492,");
    expect(lines[2]).toBe(lines[1]);
  });

  it("keeps the answer under its names on lines longer and shorter than the header", async () => {
    const { lines } = await geocoded('id,province\n1,Cà Mau,surplus,"a,b"\n2\n');
    expect(lines.slice(1, 3)).toEqual(['1,Cà Mau,96,96,,,,9.1769,105.15,,exact,,,surplus,"a,b"', "2,,,,,,,,,,,,"]);
  });

  it("reads a single column, and UTF-16", async () => {
    expect((await geocoded("address\nCà Mau\n")).lines[1]).toMatch(/^Cà Mau,96,96,,,,9\.1769,105\.15,,exact,,$/);
    const wide = new Uint8Array(Buffer.from("﻿address\tid\nHuế\t1\n", "utf16le"));
    expect((await geocoded(wide)).lines[1]).toMatch(/^Huế,1,46,46,/);
  });

  it("offers the wards that an old one was split among, and tells wards that are not there", async () => {
    const { result, lines } = await geocoded(
      'id,address\n1,"Phường Cống Vị, Quận Ba Đình, Hà Nội"\n2,"Phường 99, Quận Bình Thạnh, TP HCM"\n',
    );
    expect(lines[1]).toMatch(/,00007,00008,[\d.]+,[\d.]+,1,inferred,00008 Ngọc Hà\|00025 Giảng Võ,$/);
    expect(lines[2]).toMatch(/,765,,,[\d.]+,[\d.]+,1,inferred,,phường 99$/);
    expect(result).toMatchObject({ split: 1, unknownWards: 1 });
  });

  it("lets no spreadsheet compute the words of an unknown ward", async () => {
    const { lines } = await geocoded('ward,district,province\n"=cmd, x",Quận 1,HCM\n');
    expect(lines[1]).not.toMatch(/,"?=/);
  });

  it("names the columns when none is an address, and leaves nothing behind", async () => {
    await rm(join(folder, "out.csv"), { force: true });
    await expect(geocoded("id,quantity\n1,2\n")).rejects.toThrow(/"id", "quantity".*name one address/);
    expect(await readdir(folder)).toEqual(["in.csv"]);
    await expect(runGeocode(join(folder, "none.csv"), join(folder, "out.csv"))).rejects.toThrow(/no such file/);
  });

  it("stops when told to", async () => {
    await writeFile(join(folder, "in.csv"), "address,id\nHuế,1\n");
    const signal = AbortSignal.abort();
    await expect(runGeocode(join(folder, "in.csv"), join(folder, "out.csv"), { signal })).rejects.toThrow(/abort/i);
    expect(await readdir(folder)).toEqual(["in.csv"]);
  });
});
