import { afterEach, describe, expect, it } from 'vitest'
import { keepForNewDocument, takeDelivery } from '../../../renderer/import/arrivals'
import { textFile } from '../../support/records-preview'

const names = (documentId: string) => takeDelivery(documentId)?.files.map(({ name }) => name)

afterEach(() => {
  for (const id of ['one', 'two']) takeDelivery(id)
})

describe('records on their way to a document', () => {
  it('wait together if more come in before the first are taken', () => {
    keepForNewDocument('one', [textFile('chat.txt', '')])
    keepForNewDocument('one', [textFile('alerts.csv', ''), textFile('deploys.log', '')])
    expect(names('one')).toEqual(['chat.txt', 'alerts.csv', 'deploys.log'])
    expect(names('one')).toBeUndefined()
  })

  it('are taken only by the document that they are for', () => {
    keepForNewDocument('one', [textFile('chat.txt', '')])
    keepForNewDocument('two', [textFile('alerts.csv', '')])
    expect(names('two')).toEqual(['alerts.csv'])
    expect(names('one')).toEqual(['chat.txt'])
  })
})
