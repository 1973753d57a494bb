// What the page may do, as a Content-Security-Policy: for the page itself, for our server and for the service worker.

const RULES = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self' blob:",
  "connect-src 'self' blob: data:",
  "img-src 'self' blob: data:",
  "font-src 'self' data:",
  "style-src 'self' 'unsafe-inline'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
];

/** As a header of every file. */
export const POLICY = [...RULES, "frame-ancestors 'none'"].join("; ");

/** As an element of the page, where a browser does not heed who frames it. It does not reach the page's workers. */
export const PAGE_POLICY = RULES.join("; ");
