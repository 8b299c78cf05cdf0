const definition =
  /^ {0,3}\[([^\]\n]{1,200})\]:[ \t]+<?((?:https?:|mailto:|\.{0,2}\/|#)[^\s>]{0,2000})>?[ \t]*(?:["'(][^\n]*)?$/gm
const reference = /\[([^\]\n]{1,300})\](?:\[([^\]\n]{0,200})\])?(?![[(])/g

/** Extracts the link definitions (`[name]: https://…`) from a text, with line numbers unchanged. */
export const extractReferences = (text: string): { text: string; urls: Map<string, string> } => {
  const urls = new Map<string, string>()
  const body = text.replace(definition, (_, name: string, url: string) => {
    urls.set(name.toLowerCase(), url)
    return ''
  })
  return { text: body, urls }
}

/** Turns reference links (`[text][name]`) into inline ones, which need no definition elsewhere. */
export const resolveReferences = (text: string, urls: Map<string, string>): string =>
  urls.size === 0
    ? text
    : text.replace(reference, (source, label: string, name: string | undefined) => {
        const url = urls.get((name || label).toLowerCase())
        return url === undefined ? source : `[${label}](${url})`
      })
