import { phraseList, wordList } from './word-list'

/** Participles that describe a thing: "should have automated checks". */
export const adjectivalParticiples = wordList(`
  agree automate centralise centralize dedicate define delegate detail distribute document encrypt enhance extend
  fine-tune generate improve increase integrate isolate limit predefine read reduce render replicate require
  restrict schedule separate share stage standardise standardize tailor unify update write
`)

/** What happens to people rather than being done by them. */
export const outcomeVerbs = wordList(`
  be die encounter end experience face find get have hit incur lose panic receive see suffer wake
`)

/** What is expected of a service and not of its people. */
export const serviceVerbs = wordList(`
  arrive be complete deliver detect drain expire fail finish happen have load process propagate reach recover
  refresh resolve respond restart retry return route run scale serve start sync synchronise synchronize throttle
  time trigger work
`)

/** What opens a thing that would have helped. */
export const helpfulQualities = wordList('a an better earlier faster more proper the')

/** Amounts of what could have been done. */
export const amountPronouns = wordList('anything little much nothing')

/** Verbs that carry no fault in "could have". */
export const lightVerbs = wordList('do make run take')

/** Verbs of having known or received what would have helped. */
export const knowledgeVerbs = wordList('be get have know need receive want')

/** What "if … had not" holds against people. */
export const omissions = wordList('allow do forget ignore let miss overlook')

/** Nouns for a duty: "it was her job to". */
export const taskNouns = wordList('duty job responsibility task')

/** Small acts that would have been enough. */
export const lookNouns = wordList(`
  call check conversation double-check glance look mail phone ping question read reading review search thought tug
  word
`)

/** Adjectives that make an act small: "a quick look". */
export const smallAdjectives = wordList(
  'basic brief careful closer cursory moment one proper quick second simple single trivial',
)

/** What would have taken somebody only a moment. */
export const simpleActs = wordList('ask call page read rollback stop')

/** Verbs of knowing, for "must have known". */
export const realizingVerbs = wordList('know notice realise realize see')

/** What is expected of people in "was expected to". */
export const inquiries = wordList('ask catch check inform know notice notify read spot tell test warn')

/** Nouns for a duty or a chance. */
export const obligationNouns = wordList('chance duty obligation opportunity responsibility')

/** Questions that show amazement at what people did. */
export const amazedQuestions = phraseList(`
  possessed her
  possessed him
  possessed them
  was he smoking
  was he thinking
  was she smoking
  was she thinking
  were they smoking
  were they thinking
  were you thinking
`)

/** First words of the phrases of hindsight. */
export const hindsightOpeners = wordList('all how was what why')

/** What people are held to have owed to a thing, told in the passive: "should have been escalated". */
export const overseenVerbs = wordList(`
  anticipate catch consider dismiss escalate foresee heed ignore investigate notice overlook question rehearse spot
  take think treat
`)

/** What people are held to have owed to other people, told in the passive: "should have been consulted". */
export const askedPeopleVerbs = wordList('ask brief consult inform invite involve listen tell warn')

/** Stages in which a system checks something. */
export const checkingStages = wordList('build canary ci compile pipeline staging test testing tests validation')

/** What people could have been. */
export const comparativesOfPeople = wordList('clearer faster firmer quicker smarter swifter')

/** What it would have been to do otherwise. */
export const wiseAdjectives = wordList(
  'better easy good nice prudent responsible right sensible simple smart trivial wise',
)

/** Verbs of keeping something from happening. */
export const preventing = wordList('avert avoid nip prevent save spare')

/** What people let happen, told in the passive: "should never have been merged". */
export const letThroughVerbs = wordList('allow approve deploy give grant hire let merge release ship sign')

/** How something gets past those who were to stop it. */
export const escapingVerbs = wordList('come get go make slip')

/** What such a verb goes on with. */
export const escapingLinks = wordList('by it out past through')

/** Of these, what should not have been done to a warning. */
export const turnedDown = wordList('dismiss ignore overlook')
