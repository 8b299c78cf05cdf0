/** A property of a calendar: its value as it is written, and its parameters. */
export type CalendarProperty = { name: string; parameters: Readonly<Record<string, string>>; value: string }

/** A part of a calendar between BEGIN and END. */
export type CalendarComponent = { name: string; properties: CalendarProperty[]; components: CalendarComponent[] }

const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * Reads a file of type `text/calendar` as strictly as RFC 5545 is written, rather than as leniently as calendars read it.
 * @throws Error that says what is against the standard, and in which line.
 */
export const readCalendar = (file: string): CalendarComponent => {
  const lines = unfold(file)
  const root: CalendarComponent = { name: '', properties: [], components: [] }
  const open = [root]
  for (const line of lines) {
    const property = readProperty(line)
    const inner = open.at(-1) ?? root
    if (property.name === 'BEGIN') {
      const component = { name: property.value, properties: [], components: [] }
      inner.components.push(component)
      open.push(component)
    } else if (property.name === 'END') {
      if (open.length === 1 || inner.name !== property.value) throw new Error(`END of what is not open: ${line}`)
      open.pop()
    } else inner.properties.push(property)
  }
  const [calendar, ...more] = root.components
  if (open.length > 1 || !calendar || more.length > 0 || root.properties.length > 0)
    throw new Error('The file is not one calendar.')
  checkCalendar(calendar)
  return calendar
}

/** The lines of the file before they were folded. */
const unfold = (file: string): string[] => {
  const bytes = new TextEncoder().encode(file)
  if (decoder.decode(bytes) !== file) throw new Error('The file is not text in UTF-8.')
  if (!file.endsWith('\r\n')) throw new Error('The last line has no end.')
  const lines: string[] = []
  for (const line of file.slice(0, -2).split('\r\n')) {
    const octets = new TextEncoder().encode(line).length
    if (octets > 75) throw new Error(`A line of ${octets} octets: ${line}`)
    if (/[^\P{Cc}\t]/u.test(line)) throw new Error(`A control character: ${JSON.stringify(line)}`)
    if (/^[ \t]/.test(line)) lines.push(`${lines.pop() ?? ''}${line.slice(1)}`)
    else lines.push(line)
  }
  return lines
}

const readProperty = (line: string): CalendarProperty => {
  const [, name = '', parameters = '', value = ''] =
    /^([A-Z0-9-]+)((?:;[A-Z0-9-]+=(?:[^";:,]*|"[^"]*"))*):(.*)$/su.exec(line) ?? []
  if (!name) throw new Error(`No property: ${line}`)
  const pairs = [...parameters.matchAll(/;([A-Z0-9-]+)=([^;]*)/g)].map(([, key = '', is = '']) => [key, is])
  return { name, parameters: Object.fromEntries(pairs), value }
}

/** The texts of a value of type TEXT, which may be a list. */
export const readTexts = (value: string): string[] => {
  const texts = ['']
  const add = (text: string): void => void texts.push(`${texts.pop()}${text}`)
  for (let at = 0; at < value.length; at += 1) {
    const letter = value[at] ?? ''
    if (letter === ',') texts.push('')
    else if (letter === ';') throw new Error(`A semicolon that is not escaped: ${value}`)
    else if (letter !== '\\') add(letter)
    else {
      at += 1
      const escaped = value[at] ?? ''
      if (!/[\\;,Nn]/.test(escaped)) throw new Error(`An unknown escape \\${escaped}: ${value}`)
      add(/n/i.test(escaped) ? '\n' : escaped)
    }
  }
  return texts
}

/** The value of the one property of this name; undefined if there is none. */
export const valueIn = (component: CalendarComponent, name: string): string | undefined => {
  const [property, ...more] = component.properties.filter((one) => one.name === name)
  if (more.length > 0) throw new Error(`${name} stands ${more.length + 1} times.`)
  return property?.value
}

/** The one text of the property of this name. */
export const textIn = (component: CalendarComponent, name: string): string | undefined => {
  const value = valueIn(component, name)
  if (value === undefined) return undefined
  const [text = '', ...more] = readTexts(value)
  if (more.length > 0) throw new Error(`${name} has a comma that is not escaped: ${value}`)
  return text
}

const required = (component: CalendarComponent, name: string, form: RegExp): string => {
  const value = valueIn(component, name)
  if (value === undefined || !form.test(value)) throw new Error(`${component.name} has ${name}: ${value}`)
  return value
}

const instant = /^\d{8}T\d{6}Z$/

const checkCalendar = (calendar: CalendarComponent): void => {
  if (calendar.name !== 'VCALENDAR') throw new Error(`A calendar is no ${calendar.name}.`)
  required(calendar, 'VERSION', /^2\.0$/)
  required(calendar, 'PRODID', /./)
  const ids = calendar.components.map((component) => required(component, 'UID', /./))
  if (new Set(ids).size !== ids.length) throw new Error('Two events have one UID.')
  calendar.components.forEach(checkEvent)
}

const checkEvent = (event: CalendarComponent): void => {
  if (event.name !== 'VEVENT') throw new Error(`Not every calendar reads ${event.name}.`)
  required(event, 'DTSTAMP', instant)
  const start = event.properties.find(({ name }) => name === 'DTSTART')
  const isDay = start?.parameters.VALUE === 'DATE'
  const form = isDay ? /^\d{8}$/ : instant
  required(event, 'DTSTART', form)
  const end = event.properties.find(({ name }) => name === 'DTEND')
  if (end) {
    required(event, 'DTEND', form)
    if ((end.parameters.VALUE === 'DATE') !== isDay || end.value <= (start?.value ?? ''))
      throw new Error(`An event from ${start?.value} ends at ${end.value}.`)
  }
  for (const name of ['SUMMARY', 'DESCRIPTION', 'LOCATION', 'UID']) textIn(event, name)
  for (const value of [valueIn(event, 'CATEGORIES')]) if (value !== undefined) readTexts(value)
  const url = valueIn(event, 'URL')
  if (url !== undefined && !/^https?:\/\/[!-~]+$/i.test(url)) throw new Error(`No address: ${url}`)
}
