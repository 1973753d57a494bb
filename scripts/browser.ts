// Finds a Chromium to test in: CHROMIUM_PATH, Playwright's own download, then the system's; or installs one.

import { existsSync } from "node:fs";
import { chromium } from "@playwright/test";
import { runProgram, runTool } from "./tool.ts";

const MINUTE = 60_000;

const SYSTEM_PATHS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Google\\Chrome\\Application\\chrome.exe",
];

/** The path of a usable browser, or undefined when this machine has none. */
export function findBrowser(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (!existsSync(named)) throw new Error(`CHROMIUM_PATH names no file: ${named}`);
    return named;
  }
  return [chromium.executablePath(), ...SYSTEM_PATHS].find((path) => path && existsSync(path));
}

/**
 * Like `findBrowser`, but installs a browser where there is none: Playwright's own, else Debian's package (with a font
 * that has Vietnamese letters). Each attempt is bounded in time. Throws a localised error that says what to do.
 */
export async function ensureBrowser(): Promise<string> {
  const present = findBrowser();
  if (present) return present;
  console.log("No Chromium found on this machine: installing Playwright's ...");
  await runTool("@playwright/test", "playwright", ["install", "chromium"], { timeout: 5 * MINUTE });
  const downloaded = findBrowser();
  if (downloaded) return downloaded;
  if (process.platform === "linux" && existsSync("/usr/bin/apt-get")) {
    console.log("That download did not work: installing Debian's chromium with apt-get ...");
    await aptInstall(["chromium", "fonts-dejavu-core"]);
    const packaged = findBrowser();
    if (packaged) return packaged;
  }
  throw new Error(
    "No browser to test in, and none could be installed. Install Chromium or Chrome and name it: CHROMIUM_PATH=/path/to/chrome npm test",
  );
}

async function aptInstall(packages: string[]): Promise<void> {
  const asRoot = process.getuid?.() === 0;
  const apt = (args: string[]): Promise<number> => {
    const environment = { DEBIAN_FRONTEND: "noninteractive" };
    return asRoot
      ? runProgram("apt-get", args, { timeout: 10 * MINUTE, env: environment })
      : runProgram("sudo", ["-n", "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", ...args], {
          timeout: 10 * MINUTE,
        });
  };
  const install = ["install", "--yes", "--no-install-recommends", ...packages];
  if ((await apt(install)) === 0) return;
  await apt(["update"]);
  await apt(install);
}

/**
 * Chromium's own address bar draws its suggestions in hidden pages: with each new window that is a process and over a
 * second of processor time, for nothing that a test sees.
 */
const ADDRESS_BAR_PAGES = ["WebUIOmniboxPopup", "WebUIOmniboxAimPopup", "WebUIOmniboxFullPopup"];

/** What Playwright switches off by itself (chromiumSwitches.ts there). Chromium takes the last list alone. */
const OFF_IN_PLAYWRIGHT = [
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsUpgrades",
  "HttpsFirstBalancedModeAutoEnable",
  "LensOverlay",
  "MediaRouter",
  "PaintHolding",
  "ThirdPartyStoragePartitioning",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "OptimizationHints",
  "NetworkTimeServiceQuerying",
  "AimEnabled",
  "PreconnectToSearch",
];

/** Launch arguments: WebGPU on the software adapter, no background traffic; no sandbox where root forbids it. */
export function chromiumArguments(): string[] {
  return [
    "--enable-unsafe-webgpu",
    "--use-webgpu-adapter=swiftshader",
    `--disable-features=${[...OFF_IN_PLAYWRIGHT, ...ADDRESS_BAR_PAGES].join(",")}`,
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
  ];
}
