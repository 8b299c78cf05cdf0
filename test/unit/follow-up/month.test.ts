import { expect, it } from 'vitest'
import { dueChecks, dueEffects, groupRows, listRows, reviewItems } from '../../../shared/document/follow-up'
import type { Commitment } from '../../../shared/meeting/commitments'
import { isoDayIn } from '../../../shared/meeting/zoned-day'
import type { FollowUpDocument } from '../../../shared/protocol/follow-up'
import { commitment } from '../../support/commitments'

// A month of following up, and the quarter after it, with the clock passed in. What is expected is calculated here once
// more, by counting days one at a time and by the calendar of the browser's own time zones.

const zones = ['UTC', 'America/New_York', 'Europe/Berlin', 'Pacific/Auckland', 'Pacific/Honolulu', 'Asia/Kathmandu']
const HOUR = 3_600_000
const FROM = Date.parse('2026-02-27T00:30:00Z')
const DAYS = 150

/** Numbers that look random and are the same each time. */
const createRandom = (seed: number) => {
  let state = seed
  return (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
}

const calendars = new Map(
  zones.map((timeZone) => [
    timeZone,
    new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }),
  ]),
)

/** The day in a zone as the platform's own calendar has it. */
const dayIn = (at: number, zone: string): string => calendars.get(zone)?.format(at) ?? ''

const remember = <T>(compute: (day: string) => T): ((day: string) => T) => {
  const known = new Map<string, T>()
  return (day) => {
    const value = known.get(day) ?? compute(day)
    known.set(day, value)
    return value
  }
}

const nextDay = remember((day) => {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  const next = new Date(Date.UTC(year, month - 1, date))
  next.setUTCDate(next.getUTCDate() + 1)
  return next.toISOString().slice(0, 10)
})

const laterBy = (day: string, count: number): string => {
  let at = day
  for (let left = count; left > 0; left -= 1) at = nextDay(at)
  return at
}

const isWeekend = remember((day) => /^S/.test(new Date(`${day}T12:00Z`).toUTCString()))

const workingDayFrom = (day: string): string => {
  let at = day
  while (isWeekend(at)) at = nextDay(at)
  return at
}

const countDays = (from: string, to: string): number => {
  let count = 0
  for (let at = from; at < to; at = nextDay(at)) count += 1
  return count
}

type Step = { at: number; id: string; change: Partial<Commitment>; zone: string }

const createMonth = () => {
  const random = createRandom(20_260_301)
  const steps: Step[] = []
  const documents = Array.from({ length: 30 }, (_, index): FollowUpDocument => {
    const zone = zones[index % zones.length] ?? 'UTC'
    const startedAt = FROM + random(31 * 24) * HOUR
    const day = index === 7 ? '' : isoDayIn(startedAt, zone)
    const actions = Array.from({ length: 5 }, (_, number): Commitment => {
      const due = random(6) === 0 ? '' : laterBy(dayIn(startedAt, zone), random(40))
      const action = commitment(`a${index}-${number}`, {
        due,
        owner: ['Noor', 'noor ', 'Ines', '', 'Platform team'][random(5)] ?? '',
        priority: (['high', 'medium', 'low'] as const)[random(3)] ?? 'low',
      })
      const begin = startedAt + random(20 * 24) * HOUR
      const end = begin + random(30 * 24) * HOUR
      const finish = (['done', 'dropped', undefined] as const)[random(3)]
      steps.push({ at: begin, id: action.id, change: { status: 'in-progress' }, zone })
      if (finish) steps.push({ at: end, id: action.id, change: { status: finish }, zone })
      if (random(8) === 0 && finish === 'done')
        steps.push({ at: end + 95 * 24 * HOUR, id: action.id, change: { worked: 'partly' }, zone })
      return action
    })
    return {
      id: `d${index}`,
      title: `Incident ${index}`,
      severity: `P${1 + random(3)}`,
      services: ['api', 'db', 'queue'].slice(0, random(3)),
      tags: [],
      checkDays: { started: 14, finished: 30, effect: 90 },
      day,
      actions,
    }
  })
  return { documents, steps: steps.sort((a, b) => a.at - b.at) }
}

const daysOf = ({ at, change, zone }: Step): Partial<Commitment> => {
  const today = dayIn(at, zone)
  return {
    ...(change.status === 'in-progress' && { startedOn: today }),
    ...(change.status === 'done' && { doneOn: today }),
    ...(change.status === 'dropped' && { droppedOn: today }),
    ...(change.worked && { checkedOn: today }),
  }
}

const apply = (documents: readonly FollowUpDocument[], step: Step): FollowUpDocument[] =>
  documents.map((document) =>
    document.actions.some(({ id }) => id === step.id)
      ? {
          ...document,
          actions: document.actions.map((action) =>
            action.id === step.id ? { ...action, ...step.change, ...daysOf(step) } : action,
          ),
        }
      : document,
  )

const isOpen = ({ status }: Commitment): boolean => status === 'open' || status === 'in-progress'

/** Everything that a person should see on a day. */
const expected = (documents: readonly FollowUpDocument[], today: string) => {
  const open = documents.flatMap(({ actions }) => actions.filter(isOpen))
  const weekEnd = laterBy(today, 7)
  const ids = (list: readonly Commitment[]) => list.map(({ id }) => id).sort()
  const effects = documents.flatMap(({ actions }) =>
    actions.filter(
      (one) => one.status === 'done' && one.worked === '' && workingDayFrom(laterBy(one.doneOn, 90)) <= today,
    ),
  )
  const dated = open.filter(({ due }) => due !== '')
  return {
    overdue: dated
      .filter(({ due }) => due < today)
      .map(({ id, due }) => `${id} ${countDays(due, today)}`)
      .sort(),
    week: ids(dated.filter(({ due }) => due >= today && due <= weekEnd)),
    later: ids(dated.filter(({ due }) => due > weekEnd)),
    undated: ids(open.filter(({ due }) => due === '')),
    review: [...ids(open.filter(({ due }) => due <= weekEnd)), ...ids(effects)].sort(),
    effects: ids(effects),
    checks: documents.flatMap(({ id, day, actions }) => expectedCheck(id, day, actions, today)).sort(),
  }
}

const expectedCheck = (id: string, day: string, actions: readonly Commitment[], today: string): string[] => {
  const meant = actions.filter(({ status }) => status !== 'dropped')
  if (day === '' || today < workingDayFrom(laterBy(day, 14))) return []
  const isSecond = today >= workingDayFrom(laterBy(day, 30))
  const waits = meant.filter(({ status }) => (isSecond ? isOpen({ status } as Commitment) : status === 'open'))
  if (waits.length === 0) return []
  const done = meant.filter(({ status }) => status === 'done').length
  const overdue = meant.filter((one) => isOpen(one) && one.due !== '' && one.due < today).length
  return [`${id} ${isSecond ? 'finished' : 'started'} ${done} of ${meant.length}, ${overdue}`]
}

const derived = (documents: readonly FollowUpDocument[], today: string) => {
  const groups = new Map(groupRows(listRows(documents, today), 'due').map((group) => [group.id, group.rows]))
  const ids = (id: string) => (groups.get(id) ?? []).map(({ action }) => action.id).sort()
  return {
    overdue: (groups.get('overdue') ?? []).map(({ action, daysOverdue }) => `${action.id} ${daysOverdue}`).sort(),
    week: ids('this-week'),
    later: ids('later'),
    undated: ids('undated'),
    review: reviewItems(documents, today)
      .map(({ row }) => row.action.id)
      .sort(),
    effects: dueEffects(documents, today)
      .map(({ action }) => action.id)
      .sort(),
    checks: dueChecks(documents, today)
      .map(({ kind, document, done, total, overdue }) => `${document.id} ${kind} ${done} of ${total}, ${overdue}`)
      .sort(),
  }
}

it('board, review, checks and overdue are right each day of a month and the quarter after it, wherever one is', () => {
  const { documents: before, steps } = createMonth()
  let documents = before
  expect(documents.flatMap(({ actions }) => actions)).toHaveLength(150)
  const seen = { overdue: 0, checks: 0, effects: 0, undated: 0 }
  let next = 0
  // A step of 23 hours comes by every hour of the day, also those that a change of clocks leaves out or repeats.
  for (let now = FROM; now < FROM + DAYS * 24 * HOUR; now += 23 * HOUR) {
    for (; (steps[next]?.at ?? Number.POSITIVE_INFINITY) <= now; next += 1)
      documents = apply(documents, steps[next] as Step)
    for (const zone of zones)
      expect(isoDayIn(now, zone), `${new Date(now).toISOString()} in ${zone}`).toBe(dayIn(now, zone))
    // At each moment it is one of two or three days somewhere.
    for (const today of new Set(zones.map((zone) => isoDayIn(now, zone)))) {
      const shown = derived(documents, today)
      expect(shown, `${today} at ${new Date(now).toISOString()}`).toEqual(expected(documents, today))
      for (const key of ['overdue', 'checks', 'effects', 'undated'] as const) seen[key] += shown[key].length
    }
  }
  for (const [key, count] of Object.entries(seen)) expect(count, key).toBeGreaterThan(100)
})

it('every action that is not finished stands in exactly one group by date, owner and severity, and each of its services', () => {
  const { documents: before, steps } = createMonth()
  const documents = steps.slice(0, steps.length / 2).reduce(apply, before)
  const rows = listRows(documents, '2026-03-20')
  for (const by of ['due', 'owner', 'severity'] as const) {
    const keys = groupRows(rows, by).flatMap((group) => group.rows.map(({ key }) => key))
    expect(keys.sort(), by).toEqual(rows.map(({ key }) => key).sort())
  }
  const byService = groupRows(rows, 'service').flatMap(({ id, rows: own }) => own.map(({ key }) => `${id} ${key}`))
  const perService = rows.flatMap(({ key, document: { services } }) =>
    (services.length > 0 ? services : ['']).map((service) => `${service} ${key}`),
  )
  expect(byService.sort()).toEqual(perService.sort())
})

it('groups by owner are in order of the alphabet, without regard to how much is in them; those without come last', () => {
  const { documents } = createMonth()
  const titles = groupRows(listRows(documents, '2026-03-20'), 'owner').map(({ title }) => title.trim().toLowerCase())
  expect(titles).toEqual(['ines', 'noor', 'platform team', 'no owner'])
})
