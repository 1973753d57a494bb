// `npm start`: builds the studio when something changed, serves it on localhost and opens it where there is a desktop.

import { spawn } from "node:child_process";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { build, isStale } from "./build.ts";
import { listen, staticServer } from "./server.ts";
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
  const asked = values.port ?? process.env.PORT;
  const port = asked === undefined ? 5173 : Number(asked);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    throw new Error(`"${asked}" is no port: give a number from 0 to 65535`);
  }
  if (!values["no-build"] && isStale()) {
    console.log("Building the studio (about half a minute, only when something changed) ...");
    const exitCode = await build();
    if (exitCode !== 0) throw new Error("the build failed, see above");
  }
  const server = staticServer(join(root, "dist"));
  const address = `http://localhost:${await listen(server, port, asked !== undefined)}/`;
  console.log(`\nSales Studio is at ${address}\nEverything stays on this machine. End with Ctrl+C.`);
  if (!values["no-open"] && hasDesktop()) openBrowser(address);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
}

function hasDesktop(): boolean {
  if (process.env.CI || !process.stdout.isTTY) return false;
  if (process.platform === "win32" || process.platform === "darwin") return !process.env.SSH_CONNECTION;
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

function openBrowser(address: string): void {
  const [program, args]: [string, string[]] =
    process.platform === "win32"
      ? ["explorer.exe", [address]]
      : process.platform === "darwin"
        ? ["open", [address]]
        : ["xdg-open", [address]];
  const child = spawn(program, args, { stdio: "ignore", detached: true });
  child.on("error", () => console.log("No browser could be opened: open the address yourself."));
  child.unref();
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
});
