// A whole session asks for nothing but the page's own files and does nothing that the strict policy forbids, whether it is
// served as `npm start` does or by any host of static files.

import { readdir, readFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { expect, test } from "@playwright/test";
import { HEADERS, staticServer } from "../scripts/server.ts";
import { answerPlainly } from "./pages/plainHost.ts";
import { StudioPage, TINY } from "./pages/StudioPage.ts";

const DIST = join(process.cwd(), "dist");
const POLICY = "Content-Security-Policy";
const REPORTS = "/policy-violations";

interface Host {
  address: string;
  violations: string[];
  end(): void;
}

// Both with the service worker, which gives the plain server's page its isolation.
test.use({ serviceWorkers: "allow" });

/** Serves the build by `answer`; the browser reports what the policy forbids, in the page and in its workers. */
async function host(answer: (server: Server) => Server): Promise<Host> {
  const violations: string[] = [];
  const files = answer(createServer());
  const server = createServer((request, response) => {
    if (request.url !== REPORTS) return void files.emit("request", request, response);
    let report = "";
    request.on("data", (part) => {
      report += part;
    });
    request.on("end", () => {
      violations.push(report);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "localhost", resolve));
  const { port } = server.address() as AddressInfo;
  const end = () => {
    server.close();
    server.closeAllConnections();
  };
  return { address: `http://localhost:${port}/`, violations, end };
}

const SERVERS = {
  /** As it is, but told where to report. */
  "our server": () =>
    host(() => {
      const ours = staticServer(DIST);
      return createServer((request, response) => {
        const { writeHead } = response;
        const withReports = (status: number, headers: Record<string, string>) =>
          writeHead.call(response, status, { ...headers, [POLICY]: `${headers[POLICY]}; report-uri ${REPORTS}` });
        Object.assign(response, { writeHead: withReports });
        ours.emit("request", request, response);
      });
    }),
  /** Without isolation and policy: the page brings its own. What ours would forbid is reported, too. */
  "a plain static server": () =>
    host((server) =>
      server.on("request", (request, response) =>
        answerPlainly(request, response, {
          headers: { [`${POLICY}-Report-Only`]: `${HEADERS[POLICY]}; report-uri ${REPORTS}` },
        }),
      ),
    ),
};

for (const [name, serve] of Object.entries(SERVERS)) {
  test(`a whole session from ${name} asks for its own files alone, and breaks no policy`, async ({ page, context }) => {
    const { address, violations, end } = await serve();
    const asked: string[] = [];
    const refused: string[] = [];
    context.on("request", (request) => asked.push(request.url()));
    context.on("response", (response) => {
      if (response.status() >= 400) refused.push(`${response.status()} ${response.url()}`);
    });
    page.on("console", (message) => {
      if (/Content.Security.Policy/i.test(message.text())) violations.push(message.text());
    });
    try {
      const studio = new StudioPage(page);
      const isIsolated = () => crossOriginIsolated && typeof SharedArrayBuffer === "function";
      const settings = new URLSearchParams({ ...TINY, epochs: "1", hiddenSize: "8", embedDim: "8", backend: "wasm" });
      await page.goto(`${address}#data?${settings}`);
      await expect.poll(() => page.evaluate(isIsolated).catch(() => false)).toBe(true);
      await studio.drop("march.csv", "customer,product,date\nA,B,2025-01-01\nA,C,2025-01-02\n");
      await studio.readFile();
      await expect(studio.metric("Lines read")).toHaveText("2");
      await studio.takeSample("Small online shop", "5000");
      await studio.show("Explore");
      await expect(page.locator("canvas").first()).toBeVisible();
      await studio.train();
      await studio.show("Results");
      expect(await studio.productMetric("This model", "Hit at 10")).toBeGreaterThan(0);
      await studio.show("Predict");
      await studio.show("Runs");
      await expect(page.getByRole("button", { name: /^(Open model|Open now)/ })).toBeVisible();
      await studio.show("Export");
      await studio.download(page.getByRole("button", { name: "Download the zip" }));

      const { origin } = new URL(address);
      const elsewhere = asked.filter((url) => !url.startsWith(`${origin}/`) && !/^(blob|data):/.test(url));
      expect(elsewhere).toEqual([]);
      expect(asked.length).toBeGreaterThan(10);
      expect(refused).toEqual([]);
      expect(violations).toEqual([]);
    } finally {
      end();
    }
  });
}

test("what is forbidden is reported to the test, so that its silence means something", async ({ page }) => {
  for (const serve of Object.values(SERVERS)) {
    const { address, violations, end } = await serve();
    await page.goto(address);
    await page.evaluate(() => {
      const script = document.createElement("script");
      script.textContent = "0";
      document.body.append(script);
    });
    await expect.poll(() => violations.length).toBeGreaterThan(0);
    end();
  }
});

/** The packages that the page's sources import, tests aside. */
async function importedPackages(): Promise<string[]> {
  const { devDependencies } = JSON.parse(await readFile("package.json", "utf8")) as { devDependencies: object };
  const files = (await readdir("src", { recursive: true })).filter((file) => /\.tsx?$/.test(file));
  const shipped = files.filter((file) => !/\.test\.|[\\/](testing|assembly)[\\/]/.test(file));
  const texts = await Promise.all(shipped.map((file) => readFile(join("src", file), "utf8")));
  // The page writes no ONNX and no Parquet; the command line does.
  const names = Object.keys(devDependencies).filter((name) => name !== "pbf" && name !== "hyparquet-writer");
  return names.filter((name) =>
    texts.some((text) => new RegExp(`(^(import|\\}|export) .*|import\\()"${name}["/]`, "m").test(text)),
  );
}

test("the build carries the notices of all packages in it", async ({ request }) => {
  const notices = await (await request.get("/NOTICES.txt")).text();
  const imported = await importedPackages();
  expect(imported.length).toBeGreaterThanOrEqual(20);
  const wholly = [...imported, "zrender", "scheduler", "assemblyscript", "tslib", "hysnappy"];
  for (const name of wholly)
    expect(notices).toMatch(new RegExp(`^${name.replace(/[/.]/g, "\\$&")} \\d[^ ]* · \\S+`, "m"));
  expect(notices).toContain("Apache License");
  expect(notices).toContain("Attribution 4.0 International");
});
