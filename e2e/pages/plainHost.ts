// A host of static files as simple as there are: it sends no header but the type of a file. It can end, come back at the same
// address, keep an answer back and send other bytes than the build's.

import { readFile } from "node:fs/promises";
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { join, normalize } from "node:path";

const DIST = join(process.cwd(), "dist");
const TYPES = new Map(
  Object.entries({ html: "text/html", js: "text/javascript", css: "text/css", svg: "image/svg+xml", png: "image/png" }),
);

/** Answers with a file of the build, below `base`. */
export async function answerPlainly(
  request: IncomingMessage,
  response: ServerResponse,
  { base = "/", headers = {}, change = (_: string, bytes: Buffer): Buffer => bytes } = {},
): Promise<void> {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  const file = normalize(pathname.endsWith("/") ? `${pathname}index.html` : pathname).slice(base.length);
  try {
    if (!pathname.startsWith(base)) throw new Error("outside");
    const bytes = change(file, await readFile(join(DIST, file)));
    const type = TYPES.get(file.split(".").pop() ?? "") ?? "application/octet-stream";
    response.writeHead(200, { ...headers, "Content-Type": type }).end(bytes);
  } catch {
    response.writeHead(404).end();
  }
}

export interface PlainHost {
  address: string;
  /** Paths asked for, in their order. */
  asked: string[];
  /** What of a file is sent. */
  change: (file: string, bytes: Buffer) => Buffer;
  /** The answer to this file waits for this. */
  hold: { file: string; until: Promise<void> } | null;
  end(): Promise<void>;
  /** Serves again, where it did before. */
  again(): Promise<void>;
}

/** Serves the build below `base`, such as "/studio/". */
export async function plainHost(base = "/"): Promise<PlainHost> {
  let server: Server;
  let port = 0;
  const listen = async (): Promise<void> => {
    server = createServer(async (request, response) => {
      host.asked.push(request.url ?? "");
      if (host.hold && request.url?.endsWith(host.hold.file)) await host.hold.until;
      await answerPlainly(request, response, { base, change: host.change });
    });
    await new Promise<void>((resolve) => server.listen(port, "localhost", resolve));
    port = (server.address() as AddressInfo).port;
  };
  const host: PlainHost = {
    address: "",
    asked: [],
    change: (_, bytes) => bytes,
    hold: null,
    end: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
    again: listen,
  };
  await listen();
  host.address = `http://localhost:${port}${base}`;
  return host;
}
