const definition =
  /^ {0,3}\[([^\]\n]{1,200})\]:[ \t]+<?((?:https?:|mailto:|\.{0,2}\/|#)[^\s>]{0,2000})>?[ \t]*(?:["'(][^\n]*)?$/gm
const used = /\[([^\]\n]{1,300})\](?:\[([^\]\n]{0,200})\])?(?![[(:])/g

/** A text without its link definitions (`[name]: https://…`), every line kept in its place, and what they define. */
export const takeReferences = (text: string): { text: string; urls: Map<string, string> } => {
  const urls = new Map<string, string>()
  const rest = text.replace(definition, (_, name: string, url: string) => {
    urls.set(name.toLowerCase(), url)
    return ''
  })
  return { text: rest, urls }
}

/** Links by reference (`[words][name]`) written out, so that a row is whole without the rest of its document. */
export const withLinks = (text: string, urls: Map<string, string>): string =>
  urls.size === 0
    ? text
    : text.replace(used, (whole, words: string, name: string | undefined) => {
        const url = urls.get((name || words).toLowerCase())
        return url === undefined ? whole : `[${words}](${url})`
      })
