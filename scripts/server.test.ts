// The start server: types and headers of what it serves, and nothing from outside its folder.

import { mkdirSync, mkdtempSync, symlinkSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { listen, staticServer } from "./server.ts";

const folder = mkdtempSync(join(tmpdir(), "site-"));
const dist = join(folder, "dist");
const server = staticServer(dist);
let port = 0;

beforeAll(async () => {
  mkdirSync(join(dist, "assets"), { recursive: true });
  writeFileSync(join(dist, "index.html"), "<title>page</title>");
  writeFileSync(join(dist, "assets", "kernel-abc.wasm"), "wasm");
  writeFileSync(join(folder, "secret.txt"), "secret");
  mkdirSync(join(folder, "dist-more"));
  writeFileSync(join(folder, "dist-more", "secret.txt"), "secret");
  // Windows lets only administrators make links.
  if (process.platform !== "win32") symlinkSync(join(folder, "secret.txt"), join(dist, "link.txt"));
  port = await listen(server, 0, true);
});
afterAll(() => {
  server.close();
});

// Raw requests: fetch would tidy the dots away before sending.
function get(
  path: string,
  method = "GET",
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; body: string }> {
  return new Promise((resolve, reject) => {
    const call = request({ host: "localhost", port, path, method }, (response) => {
      let body = "";
      response.setEncoding("utf8");
      response.on("data", (chunk: string) => {
        body += chunk;
      });
      response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    call.on("error", reject);
    call.end();
  });
}

test("serves the page isolated and under a content policy", async () => {
  const page = await get("/");
  expect(page.status).toBe(200);
  expect(page.body).toBe("<title>page</title>");
  expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
  expect(page.headers["cross-origin-opener-policy"]).toBe("same-origin");
  expect(page.headers["cross-origin-embedder-policy"]).toBe("require-corp");
  expect(page.headers["content-security-policy"]).toContain("script-src 'self' 'wasm-unsafe-eval'");
  expect((await get("/?q=1#top")).status).toBe(200);
});

test("serves WASM with its type, and only headers to HEAD", async () => {
  const wasm = await get("/assets/kernel-abc.wasm", "HEAD");
  expect(wasm.headers["content-type"]).toBe("application/wasm");
  expect(wasm.headers["content-length"]).toBe("4");
  expect(wasm.headers["cache-control"]).toContain("immutable");
  expect(wasm.body).toBe("");
});

test.each([
  "/../secret.txt",
  "/%2e%2e/secret.txt",
  "/..%2fsecret.txt",
  "/assets/..%2f..%2fsecret.txt",
  "/../dist-more/secret.txt",
  "/..%2fdist-more%2fsecret.txt",
  "/link.txt",
  "/assets",
  "/missing.js",
  "/%00",
])("does not serve %s", async (path) => {
  const answer = await get(path);
  expect(answer.status).toBe(404);
  expect(answer.body).not.toContain("secret");
});

test("answers nonsense with an error instead of dying", async () => {
  expect((await get("/%E0%A4%A")).status).toBe(400);
  expect((await get("/", "POST")).status).toBe(405);
  expect((await get("/")).status).toBe(200);
});

test("takes the next free port unless one was asked for", async () => {
  const second = staticServer(dist);
  await expect(listen(second, port, true)).rejects.toThrow(/choose another with --port/);
  const taken = await listen(second, port, false);
  expect(taken).toBeGreaterThan(port);
  second.close();
});
