/** What every answer carries: no guessing of types, no address passed on, nobody embeds or reads it from elsewhere. */
export const commonHeaders = {
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
}

/** Keeps the page apart from what opened it. Over plain HTTP browsers ignore this and complain in the console. */
export const openerPolicy = { 'Cross-Origin-Opener-Policy': 'same-origin' }

/** Policy of everything that is not the page: it may do nothing at all. */
export const sealedPolicy = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'"

/**
 * Policy of the page. CodeMirror puts a style sheet (by the nonce) and style attributes into it; `connect-src 'self'`
 * covers its WebSockets too.
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

/** Puts the answer's nonce into the page: where scripts find it (`meta[property=csp-nonce]`), and on its own tags. */
export const withNonce = (html: string, nonce: string): string =>
  html
    .replace(/(?<!\s)\s*<meta[^>]*property="csp-nonce"[^>]*>/g, '')
    .replace(/(<(?:script|style|link)\b[^>]*?)\snonce="[^"]*"/g, `$1 nonce="${nonce}"`)
    .replace(/<head[^>]*>/, (head) => `${head}\n    <meta property="csp-nonce" nonce="${nonce}">`)
