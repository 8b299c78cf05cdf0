declare module 'write-good' {
  const writeGood: (text: string) => { index: number; offset: number; reason: string }[]
  // biome-ignore lint/style/noDefaultExport: the package exports nothing else.
  export default writeGood
}
