import { describe, expect, it } from 'vitest'
import { createCopy } from '../../../renderer/screens/document/create-copy'
import { toMeeting } from '../../../shared/document'
import { parseFile } from '../../../shared/file'
import { testAuthor } from '../../support/author'
import { createGitlabDocument } from '../../support/gitlab-document'

describe('a copy made by the page', () => {
  it('is a valid file that contains everything, like the host’s', () => {
    const doc = createGitlabDocument(testAuthor('Dana'))
    const { fileName, text } = createCopy(doc, Date.UTC(2026, 0, 7))
    expect(fileName).toMatch(/^gitlab-com-database-outage-.+\.debrief\.json$/)
    const parsed = parseFile(text)
    expect(parsed).toMatchObject({ ok: true })
    expect(JSON.parse(text).meeting).toEqual(JSON.parse(JSON.stringify(toMeeting(doc))))
  })
})
