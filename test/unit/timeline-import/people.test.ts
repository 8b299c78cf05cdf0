import { describe, expect, it } from 'vitest'
import { importTimeline, readPeople } from '../../../shared/libs/timeline-import'

const users = JSON.stringify([
  { id: 'U7', team_id: 'T1', name: 'ines', real_name: 'Ines Kral', profile: { display_name: '' } },
  { id: 'U8', team_id: 'T1', name: 'olu', profile: { display_name: 'Olu', real_name: 'Olu Ade' } },
])

describe('the users of a chat export', () => {
  it.each<[string, string, Record<string, string> | undefined]>([
    ['are read from users.json of Slack', users, { U7: 'Ines Kral', U8: 'Olu' }],
    ['are read from users.list of Slack', `{"ok":true,"members":${users}}`, { U7: 'Ines Kral', U8: 'Olu' }],
    [
      'are read from realm.json of Zulip',
      '{"zerver_userprofile":[{"id":12,"full_name":"Ines Kral","email":"i@x.example"}]}',
      { 12: 'Ines Kral' },
    ],
    [
      'are read from the users of Mattermost',
      '[{"id":"u1","username":"ines","first_name":"Ines","last_name":"Kral","nickname":"","roles":""}]',
      { u1: 'Ines Kral' },
    ],
    ['may have no more than their names', '[{"id":"U7","name":"ines","real_name":"Ines Kral"}]', { U7: 'Ines Kral' }],
    ['are not channels', '[{"id":"C1","name":"general","members":["U7"]}]', undefined],
    ['are not messages', '[{"type":"message","user":"U7","ts":"1709301720.000100","text":"hi"}]', undefined],
    ['are not text', 'users: none', undefined],
  ])('%s', (_, text, expected) => expect(readPeople(text)).toEqual(expected))

  it('give the messages of several days their senders and mentions', () => {
    const days =
      '{"2024-03-01.json": [{"type":"message","user":"U7","ts":"1709301720.000100","text":"<@U8> is the disk full?"}],\n"2024-03-02.json": [{"type":"message","user":"U8","ts":"1709388120.000100","text":"no"}]}'
    const people = readPeople(users)
    expect(people).toBeDefined()
    const { events } = importTimeline(days, people ? { people } : {})
    expect(events.map(({ who, text, line }) => ({ who, text, line }))).toEqual([
      { who: 'Ines Kral', text: '@Olu is the disk full?', line: 1 },
      { who: 'Olu', text: 'no', line: 2 },
    ])
  })

  it('never crash, whatever their ids', () =>
    expect(readPeople('[{"id":"__proto__","team_id":"T","name":"x"}]')).toEqual(
      Object.assign(Object.create(null), { ['__proto__']: 'x' }),
    ))
})
