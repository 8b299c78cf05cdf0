import { lstat, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { cardVocabulary } from '../../../shared/document/card-vocabulary'
import {
  type CardFileContent,
  readCardFile,
  withCard,
  withHidden,
  withoutCard,
  writeCardFile,
} from '../../../shared/meeting/cards/card-file'
import { builtInCards } from '../../../shared/meeting/cards/deck'
import { type CardFileContext, findCardFaults, parseOwnCards } from '../../../shared/meeting/cards/own-cards'
import { MAX_OWN_CARDS, type OwnCards, type PromptCard } from '../../../shared/protocol/prompt-cards'
import { isSameState, type Signature, signatureNow, writeDurably } from '../store/durable-file'
import { isMissing, systemCode, writeFailure } from '../store/failures'
import { watchFolder } from '../store/watch'
import { UserError } from '../user-error'

const FILE_NAME = 'prompt-cards.json'

/** Larger files are not read; three hundred cards of the greatest length take half of this. */
const MAX_FILE_BYTES = 1024 * 1024

/** How often a change is retried after somebody else's edit of the file came first. */
const MAX_ATTEMPTS = 3

const context: CardFileContext = { ...cardVocabulary, fileName: FILE_NAME, builtIn: builtInCards.map(({ id }) => id) }

/** The file's content, or a sentence that says why it cannot be read. A missing file counts as an empty one. */
type FileText = { text: string; signature: Signature | undefined } | { fault: string }

const notUtf8 = 'It is not text in UTF-8. Save it again with that encoding.'

const readText = async (path: string): Promise<FileText> => {
  try {
    const found = await lstat(path)
    if (found.isSymbolicLink())
      return { fault: 'It is a link to another place. Put the file itself into the folder of your postmortems.' }
    if (found.isDirectory()) return { fault: 'It is a folder. Rename or move it, so that the file can have this name.' }
    if (!found.isFile()) return { fault: 'It is not a file. Remove it, so that the file can have this name.' }
    if (found.size > MAX_FILE_BYTES) {
      const size = Math.ceil(found.size / MAX_FILE_BYTES)
      return { fault: `It is ${size} MB large, and at most 1 MB is read. Remove cards that you do not use.` }
    }
    const signature = { inode: found.ino, size: found.size, changedAt: found.mtimeMs }
    const text = new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path))
    // UTF-16 without its mark is UTF-8 with a null next to each letter.
    return text.includes('\0') ? { fault: notUtf8 } : { text, signature }
  } catch (error) {
    if (isMissing(error)) return { text: '', signature: undefined }
    if (error instanceof TypeError) return { fault: notUtf8 }
    const code = systemCode(error)
    if (code === '') throw error
    return { fault: `It can’t be read (${code}). Check its permissions and the disk.` }
  }
}

/** A person's own cards, in a file next to their postmortems that they may also edit by hand. */
export type OwnCardsFile = {
  /** The cards that are in the file now. While it can't be read, the last ones that were read. */
  read: () => Promise<OwnCards>
  /** Adds a card, or replaces the one with `formerId`. Throws a `UserError` if that is not possible. */
  save: (card: PromptCard, formerId?: string) => Promise<OwnCards>
  remove: (id: string) => Promise<OwnCards>
  /** Hides a built-in card, or shows it again. */
  hide: (id: string, isHidden: boolean) => Promise<OwnCards>
  close: () => void
}

const fileTooLarge = new UserError(
  'cards-too-large',
  `With this card ${FILE_NAME} would be larger than 1 MB. Nothing was changed. Remove cards that you do not use.`,
)

/** Throws a `UserError` if a card can't be used. */
const checkCard = (card: PromptCard): void => {
  const faults = findCardFaults(card, context)
  if (faults.length > 0) throw new UserError('bad-card', faults.join(' '))
}

/** Opens the person's own cards in a folder; `onChange` is called when the file may have changed. */
export const openOwnCards = (folder: string, onChange: () => void): OwnCardsFile => {
  const path = join(folder, FILE_NAME)
  let lastGood: OwnCards = { fileName: FILE_NAME, cards: [], hidden: [], problems: [], canChange: true }
  let known: Signature | undefined = signatureNow(path)
  let writing: Promise<unknown> = Promise.resolve()

  const watcher = watchFolder(
    folder,
    (name) => name !== FILE_NAME,
    () => {
      const signature = signatureNow(path)
      if (isSameState(signature, known)) return
      known = signature
      onChange()
    },
  )

  const read = async (): Promise<OwnCards> => {
    const file = await readText(path)
    const parsed: OwnCards =
      'text' in file
        ? parseOwnCards(file.text, context)
        : { ...lastGood, problems: [{ card: '', message: `${FILE_NAME}: ${file.fault}` }], canChange: false }
    if (parsed.canChange) lastGood = parsed
    else if (lastGood.cards.length > 0 || lastGood.hidden.length > 0) {
      const kept = parsed.problems.map((one) => ({ ...one, message: `${one.message} Your cards stay as they were.` }))
      return { ...lastGood, problems: kept, canChange: false }
    }
    return parsed
  }

  const write = async (edit: (content: CardFileContent) => CardFileContent): Promise<void> => {
    for (let attempt = 1; ; attempt += 1) {
      const file = await readText(path)
      const content = 'text' in file ? readCardFile(file.text) : file
      if ('fault' in content) throw new UserError('cards-unreadable', `${FILE_NAME}: ${content.fault}`)
      const text = writeCardFile(edit(content.content))
      if (Buffer.byteLength(text) > MAX_FILE_BYTES) throw fileTooLarge
      const before = 'signature' in file ? file.signature : undefined
      let isOvertaken = false
      try {
        known = await writeDurably(path, [text], {
          lastCheck: () => {
            isOvertaken = !isSameState(signatureNow(path), before)
            if (isOvertaken) throw new Error(`${FILE_NAME} was changed meanwhile`)
          },
        })
        return
      } catch (error) {
        if (!isOvertaken || attempt === MAX_ATTEMPTS) throw writeFailure(error, path)
      }
    }
  }

  /** Changes are made one after the other, so that none is lost. */
  const change = async (
    edit: (content: CardFileContent) => CardFileContent,
    check?: () => Promise<void>,
  ): Promise<OwnCards> => {
    const checkAndWrite = async (): Promise<void> => {
      await check?.()
      await write(edit)
    }
    const written = writing.then(checkAndWrite, checkAndWrite)
    writing = written
    await written
    onChange()
    return read()
  }

  /** Throws a `UserError` if the id of a card is taken, or there are too many. */
  const checkOthers = async (id: string, formerId: string): Promise<void> => {
    const { cards } = await read()
    const others = cards.filter((one) => one.id !== formerId)
    if (others.some((one) => one.id === id))
      throw new UserError('duplicate-id', `You have another card with the id “${id}”. Choose another one.`)
    if (others.length >= MAX_OWN_CARDS)
      throw new UserError('too-many-cards', `You have ${MAX_OWN_CARDS} cards of your own. Remove one of them first.`)
  }

  return {
    read,
    save: async (card, formerId = card.id) => {
      checkCard(card)
      return change(
        (content) => withCard(content, card, formerId),
        () => checkOthers(card.id, formerId),
      )
    },
    remove: (id) => change((content) => withoutCard(content, id)),
    hide: (id, isHidden) => change((content) => withHidden(content, id, isHidden)),
    close: () => watcher.close(),
  }
}
