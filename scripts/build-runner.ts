// Builds what goes with a model that is taken away into public/web/: the runner as a module, its types, examples, and the page
// that opens by double click. Everything in that folder is copied beside the model as it is.

import { createHash } from "node:crypto";
import { copyFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative, sep } from "node:path";
import { pathToFileURL } from "node:url";
import { deflateRawSync } from "node:zlib";
import { build, type Plugin } from "vite";
import { packTables } from "../src/core/geo/packedTables.ts";
import { TEXTS } from "../src/runner/page/texts.ts";
import { leanZod } from "./leanZod.ts";
import { NOTICES, noticePlugins } from "./notices.ts";
import { root } from "./tool.ts";

const sources = join(root, "src", "runner");
const target = join(root, "public", "web");

/** TensorFlow.js is exchanged for the part that predicts, and readers of rare files for a refusal. */
function lighten(): Plugin {
  return {
    name: "lighten",
    enforce: "pre",
    resolveId(id) {
      if (id === "@tensorflow/tfjs-core") return join(sources, "inference.ts");
      if (/\/(openParquet|zstdSource)\.ts$/.test(id)) return join(sources, "unread.ts");
      return id === "virtual:gazetteer" ? "\0gazetteer" : undefined;
    },
    load(id) {
      if (id !== "\0gazetteer") return undefined;
      const file = JSON.parse(readFileSync(join(root, "public", "geo", "gazetteer.json"), "utf8"));
      const packed = deflateRawSync(JSON.stringify(packTables(file)), { level: 9 });
      return `export default ${JSON.stringify(packed.toString("base64"))};`;
    },
  };
}

interface Bundled {
  code: string;
  /** The licences of what is in it. */
  notices: string;
}

/** Everything that runs, as one classic script: a page from the disk may load it, and a module may import it. */
async function bundle(): Promise<Bundled> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: "warn",
    plugins: [lighten(), leanZod(), noticePlugins().page],
    build: {
      write: false,
      target: "es2022",
      minify: true,
      modulePreload: false,
      lib: { entry: join(sources, "shared.ts"), formats: ["iife"], name: "runner", fileName: () => "runner.js" },
      // Vite leaves the blanks in modules of a library.
      rolldownOptions: { output: { codeSplitting: false, minify: true } },
    },
  });
  if (!Array.isArray(built)) throw new Error("the runner was built in no format");
  const { output } = built[0]!;
  const chunks = output.filter((file) => file.type === "chunk");
  const notices = output.find((file) => file.type === "asset" && file.fileName === NOTICES);
  if (chunks.length !== 1 || notices?.type !== "asset") throw new Error("the runner is not one file with its notices");
  return { code: chunks[0]!.code, notices: String(notices.source) };
}

/** Writes everything into a folder, which is emptied first. */
export async function buildRunner(folder: string): Promise<void> {
  const { code, notices } = await bundle();
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const write = (name: string, text: string): void => writeFileSync(join(folder, name), text);
  write("runner.js", code);
  write("predictor.js", MODULE);
  write("predict.html", page());
  write(NOTICES, notices);
  write("package.json", `${JSON.stringify(PACKAGE, null, 2)}\n`);
  copyFileSync(join(sources, "api.ts"), join(folder, "predictor.d.ts"));
  for (const name of readdirSync(join(sources, "examples")))
    copyFileSync(join(sources, "examples", name), join(folder, name));
}

/** The script as a module. */
const MODULE = `import "./runner.js";

export const { createPredictor } = globalThis.salesStudioRunner;
`;

/** Opens the page, or says what is missing: whoever looks into a zip gets the page alone. */
const START = `if (globalThis.salesStudioRunner) salesStudioRunner.openPage();
else document.getElementById("error").textContent = ${JSON.stringify(`${TEXTS.en.alone} · ${TEXTS.vi.alone}`)};`;

/** The page. Its policy allows the script beside it, the line that starts it, and its styles. */
function page(): string {
  const inPage = join(sources, "page");
  const style = readFileSync(join(inPage, "page.css"), "utf8");
  const hash = (text: string): string => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  const policy = [
    "default-src 'none'",
    `script-src 'self' file: ${hash(START)} 'wasm-unsafe-eval'`,
    `style-src ${hash(style)}`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const parts = new Map(Object.entries({ ...TEXTS.en, policy, '"script"': START, "/*style*/": style }));
  return readFileSync(join(inPage, "page.html"), "utf8").replace(/"%script%"|\/\*%style%\*\/|%\w+%/g, (gap) => {
    const part = parts.get(gap.replaceAll("%", ""));
    if (part === undefined) throw new Error(`page.html has a gap ${gap} that nothing fills`);
    return part;
  });
}

/** Says that the files are modules, to Node and to who installs the folder. */
const PACKAGE = {
  name: "sales-studio-predictor",
  private: true,
  license: "MIT",
  type: "module",
  exports: { ".": { types: "./predictor.d.ts", default: "./predictor.js" } },
  sideEffects: ["./runner.js"],
};

/** Of the Python package what runs a model, without its tests. */
function copyPython(folder: string): void {
  const from = join(root, "python");
  rmSync(folder, { recursive: true, force: true });
  cpSync(join(from, "sales_studio"), join(folder, "sales_studio"), {
    recursive: true,
    filter: (path) => !path.includes("__pycache__"),
  });
  for (const name of ["pyproject.toml", "README.md", "README.vi.md"]) {
    if (existsSync(join(from, name))) copyFileSync(join(from, name), join(folder, name));
  }
}

/** Everything that goes with a model, and a list of it for the page, which cannot look into folders. */
async function buildRunners(): Promise<void> {
  const folders = { web: target, python: join(root, "public", "python") };
  await buildRunner(folders.web);
  copyPython(folders.python);
  const list = Object.entries(folders).map(([name, folder]) => [name, pathsIn(folder)] as const);
  writeFileSync(join(root, "public", "runners.json"), `${JSON.stringify(Object.fromEntries(list))}\n`);
}

function pathsIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join("/"))
    .sort();
}

/** Builds the runners before the page, whose public files they are among. */
export function runnerPlugin(): Plugin {
  return { name: "runner", apply: "build", buildStart: buildRunners };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) await buildRunners();
