/** For every response: no content sniffing, no referrer, and no other site may embed or read it. */
export const commonHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
}

/** Isolates the page from its opener. Over plain HTTP, browsers ignore this and warn in the console. */
export const openerPolicy = { 'Cross-Origin-Opener-Policy': 'same-origin' }

/** For everything but the page: nothing is allowed. */
export const denyAllPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/**
 * For the page. CodeMirror inserts a style sheet (allowed by the nonce) and style attributes; `connect-src 'self'` covers
 * WebSockets too.
 */
export const pagePolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    `script-src 'self' 'nonce-${nonce}'`,
    `style-src 'self' 'nonce-${nonce}'`,
    "style-src-attr 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "media-src 'self'",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "manifest-src 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ')

/**
 * Puts the response's nonce into the page: in `meta[property=csp-nonce]`, where scripts find it, and on the page's own
 * tags.
 */
export const withNonce = (html: string, nonce: string): string =>
  html
    .replace(/(?<!\s)\s*<meta[^>]*property="csp-nonce"[^>]*>/g, '')
    .replace(/(<(?:script|style|link)\b[^>]*?)\snonce="[^"]*"/g, `$1 nonce="${nonce}"`)
    .replace(/<head[^>]*>/, (head) => `${head}\n    <meta property="csp-nonce" nonce="${nonce}">`)
