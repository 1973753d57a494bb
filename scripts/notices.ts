// Writes dist/NOTICES.txt: the licences of all packages whose code the page's files hold, workers and WebAssembly included,
// taken from the build itself.

import { readdirSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import type { Plugin } from "vite";

export const NOTICES = "NOTICES.txt";

/** Code that the tools put into what they build, by the ids they give it. */
const INJECTED: [id: RegExp, packageFolder: string][] = [
  [/^\0?vite\//, "node_modules/vite"],
  [/^\0?rolldown\//, "node_modules/rolldown"],
];
/** Compiled into the WebAssembly files. */
const COMPILED_IN = ["node_modules/assemblyscript"];

/** The folder of the package that a module belongs to; null for the page's own. */
export function packageOf(id: string): string | null {
  const path = id.replace(/\?.*$/, "").split(sep).join("/");
  const injected = INJECTED.find(([pattern]) => pattern.test(path));
  if (injected) return injected[1];
  return /^(\0?.*\/node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1]?.replace(/^\0/, "") ?? null;
}

/** The notices of these packages, by name. Throws where one says nothing of its licence. */
export function noticesOf(folders: Iterable<string>): string {
  const notices = new Map<string, string>();
  for (const folder of folders) {
    const { name, version, license, author } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
    const texts = readdirSync(folder, { withFileTypes: true })
      .filter((file) => file.isFile() && /^(licen[cs]e|copying|notice)/i.test(file.name))
      .map((file) => file.name)
      .sort()
      .map((file) => ownPart(readFileSync(join(folder, file), "utf8")).trim());
    if (typeof license !== "string" && texts.length === 0) throw new Error(`${name} ${version} says no licence`);
    const by = typeof author === "object" ? author?.name : author;
    const head = [`${name} ${version}`, license ?? "", texts.length === 0 && by ? `by ${by}` : ""].filter(Boolean);
    notices.set(`${name} ${version}`, [head.join(" · "), ...texts].join("\n\n"));
  }
  const sorted = [...notices].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, text]) => text);
  const rule = `\n\n${"-".repeat(80)}\n\n`;
  return ["The files beside this one hold code of these packages, under these licences.", ...sorted]
    .join(rule)
    .concat("\n");
}

/** What a tool says of itself, without what it says of the packages that it was built from. */
function ownPart(text: string): string {
  return text.split(/^#+ Licenses of bundled dependencies/im)[0]!;
}

type Bundle = Record<string, { type: "asset" } | { type: "chunk"; modules: Record<string, unknown> }>;

/** The plugins of a build: `page` for the page's files, which writes the notices, `worker` for those of its workers. */
export function noticePlugins(): { page: Plugin; worker: () => Plugin } {
  const folders = new Set(COMPILED_IN);
  const collect = (bundle: Bundle): void => {
    for (const file of Object.values(bundle)) {
      if (file.type !== "chunk") continue;
      for (const id of Object.keys(file.modules)) {
        const folder = packageOf(id);
        if (folder) folders.add(folder);
      }
    }
  };
  return {
    worker: () => ({ name: "notices-of-worker", generateBundle: (_, bundle) => collect(bundle) }),
    page: {
      name: "notices",
      apply: "build",
      generateBundle(_, bundle) {
        collect(bundle);
        this.emitFile({ type: "asset", fileName: NOTICES, source: noticesOf(folders) });
      },
    },
  };
}
