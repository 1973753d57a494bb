// The first look at the file that was looked at last, kept: what a changed mapping leaves open is told without reading again.

import { lookAt } from "../core/data/dialect/sniff.ts";
import type { DialectChoice } from "../core/data/mapping/mapping.ts";
import { openOrigin } from "./origin.ts";
import type { DataOrigin } from "./protocol.ts";

type Looked = Awaited<ReturnType<typeof lookAt>>;

export class LastLook {
  #key = "";
  #looked: Looked | null = null;

  /** The look at this origin with these choices; throws as `sniff` does. */
  async at(origin: DataOrigin, dialect: DialectChoice | undefined, signal: AbortSignal): Promise<Looked> {
    const key = JSON.stringify([origin, dialect ?? {}], (_, value: unknown) =>
      value instanceof File ? [value.name, value.size, value.lastModified] : value,
    );
    if (this.#looked && this.#key === key) return this.#looked;
    const looked = await lookAt(openOrigin(origin), { ...dialect, signal });
    this.#key = key;
    this.#looked = looked;
    return looked;
  }
}
