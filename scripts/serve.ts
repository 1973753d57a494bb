// Serves a built page on localhost until the process is asked to end: what `npm start` and `sales-studio` have in common.

import { spawn } from "node:child_process";
import { listen, staticServer } from "./server.ts";

/** The port that was asked for, or null. Throws on what is no port. */
export function askedPort(asked: string | undefined): number | null {
  if (asked === undefined) return null;
  const port = Number(asked);
  if (asked.trim() !== "" && Number.isInteger(port) && port >= 0 && port <= 65535) return port;
  throw new Error(`"${asked}" is no port: give a number from 0 to 65535`);
}

/** Serves `folder` on the port, or on 5173 or the next free one: what the page keeps belongs to its address. */
export async function serve(folder: string, port: number | null, open: boolean): Promise<void> {
  const server = staticServer(folder);
  const address = `http://localhost:${await listen(server, port ?? 5173, port !== null)}/`;
  console.log(`\nSales Studio is at ${address}\nEverything stays on this machine. End with Ctrl+C.`);
  if (open) openBrowser(address);
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    process.once(signal, () => {
      server.close();
      server.closeAllConnections();
    });
  }
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
