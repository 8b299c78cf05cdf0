/** A script as text, and its hash for the policy of the page that it becomes a part of. */
declare module '*?inline-script' {
  export const code: string
  export const hash: string
}
