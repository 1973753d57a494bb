// A chosen file that changes or goes while it is read: in words, also where it is packed.

import { expect, test } from "vitest";
import { DataError } from "../core/data/dataError.ts";
import { unpackedPieces } from "../core/data/source/encoding.ts";
import { chosenFile } from "./chosenFile.ts";

/** A file of which a browser gives the first bytes, and then what it says of one that was changed. */
function changing(first: Uint8Array, error: Error): File {
  const stream = () => {
    let given = false;
    return new ReadableStream<Uint8Array<ArrayBuffer>>({
      pull: (controller) => {
        if (given) controller.error(error);
        else controller.enqueue(first as Uint8Array<ArrayBuffer>);
        given = true;
      },
    });
  };
  const file = new File([first as Uint8Array<ArrayBuffer>], "sales.csv");
  return Object.assign(file, { stream, slice: () => Object.assign(new Blob(), { stream }) });
}

test("what a browser says of a changed file is said in words, with its name and what to do", async () => {
  for (const error of [new TypeError("network error"), new DOMException("could not be read", "NotReadableError")])
    for (const first of ["customer,date\n", "\x1f\x8b\x08\0\0\0\0\0\0\0"]) {
      const source = chosenFile(changing(Buffer.from(first, "latin1"), error));
      const read = async () => {
        for await (const _ of unpackedPieces(source, {}));
      };
      await expect(read()).rejects.toMatchObject({
        code: "file-changed",
        message: expect.stringMatching(/^sales\.csv can no longer be read: it was changed, moved or deleted/),
      });
      await expect(read()).rejects.toBeInstanceOf(DataError);
      await expect(new Response(source.slice!(0, 9)).text()).rejects.toMatchObject({ code: "file-changed" });
    }
});

test("a sound file is read as it is, whole and in parts", async () => {
  const source = chosenFile(new File(["customer,date"], "sales.csv"));
  expect(await new Response(source.stream()).text()).toBe("customer,date");
  expect(await new Response(source.stream()).text()).toBe("customer,date");
  expect(await new Response(source.slice!(2, 5)).text()).toBe("sto");
});
