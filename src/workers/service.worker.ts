// The service worker of the built page: keeps all of its files, so that it opens without a network, and adds the isolation
// and the content policy to files of a host that sends neither. scripts/offline.ts builds it, with the list of the files.

/** Written into the build: the page's files as [path, hash of the content], index.html last; the policy; the build's name. */
declare const FILES: readonly (readonly [path: string, hash: string])[];
declare const POLICY: string;
declare const BUILD: string;
declare const self: ServiceWorkerGlobalScope;

export type {};

const SCOPE = self.registration.scope;
/** One for all versions: what did not change is not fetched again. Several studios may share an origin. */
const CACHE = `sales-studio ${SCOPE}`;
const LISTED = FILES;
const HASHES = new Map(LISTED);
const IS_LOCAL = ["localhost", "127.0.0.1", "[::1]"].includes(self.location.hostname);
const AT_ONCE = 6;

const keyOf = (path: string, hash: string): string => new URL(`${path}?${hash}`, SCOPE).href;

/** Fetches the files that are not kept yet; the page itself last, so that it is only kept when the rest is. */
async function keepAll(): Promise<void> {
  const cache = await caches.open(CACHE);
  const kept = new Set((await cache.keys()).map(({ url }) => url));
  const missing = LISTED.filter(([path, hash]) => !kept.has(keyOf(path, hash)));
  const page = missing.filter(([path]) => path === "index.html");
  const others = missing.filter(([path]) => path !== "index.html");
  const keepNext = async (): Promise<void> => {
    for (let next = others.shift(); next; next = others.shift()) await keep(cache, ...next);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, keepNext));
  for (const each of page) await keep(cache, ...each);
}

async function keep(cache: Cache, path: string, hash: string): Promise<void> {
  // Many hosts send whoever asks for index.html on to its folder, and a page cannot be answered with such a detour.
  const address = path === "index.html" ? SCOPE : new URL(path, SCOPE);
  const response = await fetch(address, { cache: path.startsWith("assets/") ? "default" : "no-cache" });
  if (!response.ok) throw new TypeError(`${path}: ${response.status}`);
  // A host between two versions sends the page of the one and the files of the other.
  if (path === "index.html" && !(await response.clone().text()).includes(BUILD)) throw new TypeError("another version");
  await cache.put(keyOf(path, hash), response);
}

/** Deletes what only versions before this one need, unless a tab may still show one. */
async function tidy(): Promise<void> {
  if ((await self.clients.matchAll({ includeUncontrolled: true })).length > 1) return;
  const cache = await caches.open(CACHE);
  const needed = new Set(LISTED.map(([path, hash]) => keyOf(path, hash)));
  for (const request of await cache.keys()) if (!needed.has(request.url)) await cache.delete(request);
}

async function answer(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(CACHE);
  const hash = HASHES.get(path);
  // A tab that shows an earlier version asks for files of its own.
  const kept = hash ? await cache.match(keyOf(path, hash)) : await cache.match(request, { ignoreSearch: true });
  if (kept && IS_LOCAL && request.mode === "navigate") {
    const stranger = await strangerAt(request);
    if (stranger) return stranger;
  }
  return isolated(kept ?? (await fetch(request)));
}

/** On one's own machine something else may be served at this address by now: it is let through, and this one leaves. */
async function strangerAt(request: Request): Promise<Response | null> {
  const response = await fetch(request).catch(() => null);
  if (!response?.ok || (await response.clone().text()).includes('name="sales-studio-build"')) return null;
  await self.registration.unregister();
  return response;
}

/** With the headers that give WebAssembly its threads, and with the policy, where the host sends none of its own. */
function isolated(response: Response): Response {
  if (response.type === "opaque" || response.type === "error" || response.headers.has("Cross-Origin-Embedder-Policy"))
    return response;
  const headers = new Headers(response.headers);
  headers.set("Cross-Origin-Opener-Policy", "same-origin");
  headers.set("Cross-Origin-Embedder-Policy", "require-corp");
  headers.set("Cross-Origin-Resource-Policy", "same-origin");
  if (!headers.has("Content-Security-Policy")) headers.set("Content-Security-Policy", POLICY);
  const { status, statusText } = response;
  return new Response(response.body, { status, statusText, headers });
}

self.addEventListener("install", (event) => {
  // The first takes over at once and keeps the files when the page says so; a later one waits with all of them.
  event.waitUntil(self.registration.active ? keepAll() : self.skipWaiting());
});
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("message", (event) => {
  if (event.data === "keep") event.waitUntil(keepAll().then(tidy));
  else if (event.data === "take over") event.waitUntil(self.skipWaiting());
});
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE)) return;
  const path = decodeURI(request.url.slice(SCOPE.length).replace(/[?#].*$/, "")) || "index.html";
  event.respondWith(answer(request, path));
});
