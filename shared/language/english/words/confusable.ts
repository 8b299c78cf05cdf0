import { words } from './words'

/** Real words one slip away from a word that matters: never taken for it. */
export const realNeighbours: ReadonlySet<string> = new Set(
  words(`batch batched batches batching beach bitch bleached blandly breath breathing broached broker brokers brother bundle
  bundled bundles bundling bungee cached caches caching cased cases caseless casing causal checker clashes clashing
  clauses crasher crush crushed crushes crushing detail detailed detailing details developed doubled doubles doubly filed
  filing filled filling flailed flailing focusses foiled foiling fooled fooling forge forged forges golfing hammer hammering
  hammers hampered harper hiking hiring hugging idioms leafed leaned leaning leasing leached massed meshing merged
  mocked mocking natively overbooked property rained raining rebind rebinding refrain refraining refute refuted refutes
  retain retained retaining retains retrans reminder reminders rewind rewinding rewinds rusted rusting rustled sensitive
  skipper smirking sneaky stacked stacking stacks stalked stapled stapling stilled tasted tasting testee texted thrashed
  thrashing underline underlined underlines underlining verifier wanting warmed warming warnings warped warping washed washing
  waster waning world worlds wound couth cloud clouds mound sound bound operates operated manages
  retail retails derive derived relapse lapses lapse pause paused pauses ignite ignites ignited
  refuge refuges abandons reviews engine engines contracts contract hasty nasty slop slope sloped sloping stray
  worker workers wring wrung throng brother tester testers misty missile missal amiss omits emits emitted
  negligible careers caress carless carefree preventive preventative avoided`),
)
