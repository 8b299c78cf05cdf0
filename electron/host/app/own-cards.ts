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
import { UserError } from '../user-error'
import { type FolderFileKind, openFolderFile } from './folder-file'

const FILE_NAME = 'prompt-cards.json'

const context: CardFileContext = { ...cardVocabulary, fileName: FILE_NAME, builtIn: builtInCards.map(({ id }) => id) }

const cardFile: FolderFileKind<OwnCards, CardFileContent> = {
  fileName: FILE_NAME,
  code: 'cards',
  sizeAdvice: 'Remove cards that you do not use.',
  staysInUse: 'Your cards stay as they were.',
  parse: (text) => parseOwnCards(text, context),
  refuse: (last, messages) => ({
    ...last,
    problems: messages.map((message) => ({ card: '', message })),
    canChange: false,
  }),
  hasContent: ({ cards, hidden }) => cards.length > 0 || hidden.length > 0,
  readContent: readCardFile,
  writeContent: writeCardFile,
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

/** Throws a `UserError` if a card can't be used. */
const checkCard = (card: PromptCard): void => {
  const faults = findCardFaults(card, context)
  if (faults.length > 0) throw new UserError('bad-card', faults.join(' '))
}

/** Opens the person's own cards in a folder; `onChange` is called when the file may have changed. */
export const openOwnCards = (folder: string, onChange: () => void): OwnCardsFile => {
  const { read, change, close } = openFolderFile(folder, cardFile, onChange)

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
    close,
  }
}
