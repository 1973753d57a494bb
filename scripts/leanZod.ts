// zod without its half that writes schemas as JSON Schema, which nothing here asks for: every schema names it, so no bundler
// can leave it out by itself.

import type { Plugin } from "vite";

const UNUSED = /\/zod\/v4\/core\/(?:to-json-schema|json-schema-(?:processors|generator))\.js$/;

/** For the page, its workers and the runner: the same exports, which throw where they are asked for after all. */
export function leanZod(): Plugin {
  return {
    name: "lean-zod",
    transform(code, id) {
      if (!UNUSED.test(id)) return undefined;
      const names = Array.from(code.matchAll(/^export (?:const|function|class) (\w+)/gm), ([, name]) => name);
      const left = `const unused = () => () => { throw new Error("JSON Schema is left out of this build"); };`;
      return { code: [left, ...names.map((name) => `export const ${name} = unused;`)].join("\n"), map: null };
    },
  };
}
