import { wordList } from './word-list'

/** Real words one slip away from a word that matters: never taken for it. */
export const realWordNeighbors: ReadonlySet<string> = wordList(`
  abandons amiss avoided bark barked barking batch batched batches batching beach billed bitch blandly bleached bodies
  booked booking bookings boosted boosting bound breath breathing broached broker brokers brother bubbling bulking
  bundle bundled bundles bundling bungee cached caches caching careers carefree caress carless cased caseless cases
  casing causal checker clashes clashing clauses cloud clouds contract contracts cooked cookies cooking couth crasher
  crush crushed crushes crushing derive derived detail detailed detailing details developed doubled doubles doubly
  emits emitted engine engines filed filing filled filling flailed flailing floated floating flowing focusses foiled
  foiling fooled fooling forge forged forges golfing hammer hammering hammers hampered harper hasty header headers
  headless heedful hiking hiring hugging idioms ignite ignited ignites lapse lapses leached leafed leaned leaning
  leasing manages massed merged meshing missal missile misty mocked mocking mound nasty natively negligible omits
  operated operates overbooked pause paused pauses preventative preventive property rained raining rebind rebinding
  refrain refraining refuge refuges refute refuted refutes relapse reminder reminders retail retails retain retained
  retaining retains retrans reviews rewind rewinding rewinds rusted rusting rustled sensitive skipper slop slope
  sloped sloping smirking sneaky sound stacked stacking stacks stalked stapled stapling stilled stray tasted tasting
  testee tester testers texted thrashed thrashing throng underline underlined underlines underlining verifier waning
  wanting warmed warming warnings warped warping washed washing waster worker workers world worlds wound wring wrung
`)

/** Words that a misspelling is corrected to, besides the verbs and judgments of the other lists. */
export const spellingTargets = wordList(`
  anyone attention avoidable bother bothered careless checked contractor could developer developers didnt double
  engineer engineers error errors everybody everyone human manager mistake mistakes nobody notice noticed obvious
  operator operators people preventable remember reviewed reviewer reviewers should somebody someone supposed tested
  verified would wrong
`)
