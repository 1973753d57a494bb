// `npm start`: builds the studio when something changed, serves it on localhost and opens it where there is a desktop.

import { join } from "node:path";
import { parseArgs } from "node:util";
import { build, isStale } from "./build.ts";
import { askedPort, serve } from "./serve.ts";
import { root } from "./tool.ts";

const HELP = `npm start -- [--port N] [--no-open] [--no-build]

  --port N     serve on this port (default: $PORT, else 5173 or the next free one)
  --no-open    do not open a browser
  --no-build   serve dist/ as it is`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      "no-open": { type: "boolean", default: false },
      "no-build": { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) {
    console.log(HELP);
    return;
  }
  const port = askedPort(values.port ?? process.env.PORT);
  if (!values["no-build"] && isStale()) {
    console.log("Building the studio (about half a minute, only when something changed) ...");
    const exitCode = await build();
    if (exitCode !== 0) throw new Error("the build failed, see above");
  }
  await serve(join(root, "dist"), port, !values["no-open"] && hasDesktop());
}

function hasDesktop(): boolean {
  if (process.env.CI || !process.stdout.isTTY) return false;
  if (process.platform === "win32" || process.platform === "darwin") return !process.env.SSH_CONNECTION;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
