/** A font as a data URL. */
declare module '*.woff2?inline' {
  const url: string
  // biome-ignore lint/style/noDefaultExport: it is what a bundler gives
  export default url
}
