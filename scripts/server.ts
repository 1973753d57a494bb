// A small static server for dist/: right types, cross-origin isolation (WASM threads need it) and a strict content policy.

import { createReadStream, type Stats } from "node:fs";
import { realpath, stat } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { extname, join, sep } from "node:path";
import { POLICY } from "./policy.ts";

const TYPES: Record<string, string> = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".webmanifest": "application/manifest+json; charset=utf-8",
  ".map": "application/json; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".md": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".webp": "image/webp",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".gz": "application/gzip",
};

/** Sent with every answer; the same isolation headers as in vite.config.ts. */
export const HEADERS: Record<string, string> = {
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Embedder-Policy": "require-corp",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Content-Security-Policy": POLICY,
  "X-Content-Type-Options": "nosniff",
  "Referrer-Policy": "no-referrer",
};

/** A server of the files under `folder` (not yet listening). Nothing outside the folder is ever served. */
export function staticServer(folder: string): Server {
  return createServer(async (request, response) => {
    const answer = (status: number, text: string): void => {
      response.writeHead(status, { ...HEADERS, "Content-Type": "text/plain; charset=utf-8" }).end(text);
    };
    try {
      if (request.method !== "GET" && request.method !== "HEAD") return answer(405, "Only GET and HEAD are answered.");
      const found = await locate(folder, request.url ?? "/");
      if (!found) return answer(404, "There is no such file.");
      response.writeHead(200, {
        ...HEADERS,
        "Content-Type": TYPES[extname(found.path)] ?? "application/octet-stream",
        "Content-Length": found.size,
        // Vite puts a hash of the content into the names under assets/.
        "Cache-Control": found.path.includes(`${sep}assets${sep}`) ? "public, max-age=31536000, immutable" : "no-cache",
      });
      if (request.method === "HEAD") response.end();
      else
        createReadStream(found.path)
          .on("error", () => response.destroy())
          .pipe(response);
    } catch {
      answer(400, "That address cannot be read.");
    }
  });
}

/** Listens on localhost, on `port` or, unless `exact`, on the next free one; resolves to the port taken. */
export async function listen(server: Server, port: number, exact: boolean): Promise<number> {
  for (let candidate = port; candidate < port + 50; candidate++) {
    const outcome = await new Promise<NodeJS.ErrnoException | null>((resolve) => {
      server.once("error", resolve);
      server.listen(candidate, "localhost", () => {
        server.off("error", resolve);
        resolve(null);
      });
    });
    if (!outcome) {
      const address = server.address();
      return typeof address === "object" && address ? address.port : candidate;
    }
    if (exact) throw new Error(`port ${port} cannot be used (${outcome.message}): choose another with --port`);
    if (outcome.code !== "EADDRINUSE" && outcome.code !== "EACCES") throw outcome;
  }
  throw new Error(`no free port between ${port} and ${port + 49}: choose one with --port`);
}

async function locate(folder: string, url: string): Promise<{ path: string; size: number } | null> {
  const path = decodeURIComponent(new URL(url, "http://localhost").pathname);
  if (path.includes("\0")) return null;
  const base = await realpath(folder);
  let full = join(base, path);
  let info: Stats;
  try {
    if (path.endsWith("/")) full = join(full, "index.html");
    full = await realpath(full);
    info = await stat(full);
  } catch {
    return null;
  }
  // After links and dots are resolved the file must still lie in the folder.
  return full.startsWith(base + sep) && info.isFile() ? { path: full, size: info.size } : null;
}
