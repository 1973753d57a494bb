// Encodings told from bytes: the same table must come out of every one of them, however the stream is cut.

import { expect, test } from "vitest";
import { DataError } from "../dataError.ts";
import { ENCODINGS, type Encoding } from "../mapping/mapping.ts";
import { encode, gzip, source } from "../testing/testFiles.ts";
import { decodeText, detectEncoding, readHead } from "./encoding.ts";

const VIETNAMESE =
  "Ngày bán,Mã khách hàng,Tên hàng,Người bán\r\n07/05/2024,KH1,Mũ lưỡi trai xanh đậm,Nguyễn Thị Bưởi\r\n";
const FRENCH = "date;client;désignation\r\n04.07.1996;VINET;Crème brûlée à l’œuf, forêt\r\n";

async function told(bytes: Uint8Array): Promise<Encoding> {
  return detectEncoding(await readHead(source(bytes), 1 << 20)).encoding;
}

async function textOf(bytes: Uint8Array, encoding: Encoding, size: number, lenient = false): Promise<string> {
  let text = "";
  for await (const piece of decodeText(source(bytes, size), encoding, { lenient })) text += piece;
  return text;
}

const WRITTEN: [Encoding, boolean, string][] = [
  ["utf-8", false, VIETNAMESE],
  ["utf-8", true, VIETNAMESE],
  ["utf-16le", true, VIETNAMESE],
  ["utf-16be", true, VIETNAMESE],
  ["utf-16le", false, FRENCH],
  ["utf-16be", false, FRENCH],
  ["windows-1258", false, VIETNAMESE],
  ["windows-1252", false, FRENCH],
  ["macintosh", false, FRENCH],
];

test.each(WRITTEN)("%s (byte order mark: %s) is told and decoded alike for every cut", async (encoding, mark, text) => {
  const bytes = encode(text, encoding, mark);
  expect(await told(bytes)).toBe(encoding);
  for (const size of [1, 2, 3, 7, bytes.length])
    expect(await textOf(bytes, encoding, size)).toBe(text.normalize("NFC"));
});

test("marks and currency signs of prices do not hide the letters of windows-1258", async () => {
  const prices = Array.from({ length: 200 }, (_, i) => `07/05/2024,KH1,1\u00a0${100 + i} ₫\r\n`).join("");
  expect(await told(encode(`Ngày,Mã khách hàng,Thành tiền\r\n${prices}`, "windows-1258"))).toBe("windows-1258");
  const french = Array.from({ length: 200 }, (_, i) => `04.07.1996;VINET;1\u00a0${100 + i} €\r\n`).join("");
  expect(await told(encode(`date;client;désignation à l’œuf\r\n${french}`, "windows-1252"))).toBe("windows-1252");
});

test("ASCII counts as UTF-8 that may still change its mind", async () => {
  const head = await readHead(source(encode("a,b\n1,2\n", "utf-8")), 100);
  expect(detectEncoding(head)).toMatchObject({ encoding: "utf-8", ascii: true });
  expect(head.whole).toBe(true);
});

test("a head that cuts a character in two is still UTF-8", async () => {
  const bytes = encode("đđđđ", "utf-8");
  const head = await readHead(source(bytes), 3);
  expect(head).toMatchObject({ whole: false, gzip: false });
  expect(detectEncoding(head).encoding).toBe("utf-8");
});

test("gzip is told by its first bytes, also when they come one by one", async () => {
  const packed = await gzip(encode(VIETNAMESE, "utf-8"));
  const head = await readHead(source(packed, 1), 1 << 20);
  expect(head.gzip).toBe(true);
  expect(new TextDecoder().decode(head.bytes)).toBe(VIETNAMESE);
  expect(await textOf(packed, "utf-8", 5)).toBe(VIETNAMESE);
});

test("who has seen enough ends the reading, also after the first piece", async () => {
  let left = 0;
  const plain = source(encode(VIETNAMESE, "utf-8"), 40);
  const stream = (): ReadableStream<Uint8Array> => {
    const reader = plain.stream().getReader();
    return new ReadableStream<Uint8Array>({
      pull: async (controller) => {
        const { done, value } = await reader.read();
        if (done) controller.close();
        else controller.enqueue(value);
      },
      cancel: () => void left++,
    });
  };
  const counted = { ...plain, stream };
  await readHead(counted, 3);
  await expect.poll(() => left).toBe(1);
});

test("a gzip cut short says so", async () => {
  const packed = await gzip(encode(VIETNAMESE.repeat(50), "utf-8"));
  await expect(textOf(packed.slice(0, packed.length - 12), "utf-8", 64)).rejects.toMatchObject({ code: "gzip" });
  await expect(textOf(Uint8Array.of(0x1f, 0x8b, 1, 2, 3), "utf-8", 64)).rejects.toBeInstanceOf(DataError);
});

test.each([
  ["a workbook", Uint8Array.of(0x50, 0x4b, 3, 4, 20, 0, 8, 0), /Excel workbook/],
  ["noise", Uint8Array.from({ length: 999 }, (_, i) => (i * 7919) % 256), /no text file/],
])("%s is refused as binary", async (_, bytes, message) => {
  await expect(told(bytes)).rejects.toThrow(message);
});

test("wrong UTF-8 is an error when strict and a mark when lenient", async () => {
  const bytes = Uint8Array.of(0x61, 0xff, 0x62);
  await expect(textOf(bytes, "utf-8", 1)).rejects.toThrow();
  expect(await textOf(bytes, "utf-8", 1, true)).toBe("a\ufffdb");
});

test("all encodings on offer are known to the decoder", () => {
  for (const encoding of ENCODINGS) expect(new TextDecoder(encoding).encoding).toBe(encoding);
});

test("progress counts stored bytes and an aborted signal stops the reading", async () => {
  const packed = await gzip(encode(VIETNAMESE, "utf-8"));
  const seen: number[] = [];
  const onProgress = (done: number, total: number) => {
    expect(total).toBe(packed.length);
    seen.push(done);
  };
  for await (const _ of decodeText(source(packed, 10), "utf-8", { onProgress }));
  expect(seen.at(-1)).toBe(packed.length);
  const signal = AbortSignal.abort();
  await expect(decodeText(source(packed), "utf-8", { signal }).next()).rejects.toThrow(/abort/i);
});
