import { phraseList, wordList } from './word-list'

/** Turns of speech of somebody who defends themselves. */
export const defendingPhrases: readonly string[] = phraseList(`
  did nothing wrong
  did what * told
  did what * was told
  do not blame me
  do not look at me
  do not pin this on
  everyone does it
  everyone does that
  had no choice
  had no other choice
  had no way of knowing
  how could i have known
  how could we have known
  how should i have known
  how was i supposed to know
  how were we supposed to know
  i was just following
  i was never told
  i was only following
  in my defence
  in my defense
  in our defence
  in our defense
  is not on me
  no one told me
  nobody told me
  not my fault
  not my job
  not my mistake
  not my problem
  not our fault
  not our job
  not our mistake
  not our problem
  was not me
  was not my call
  was not my decision
  was not my fault
  was not our call
  was not our fault
  was not us
  why am i
  why is everyone looking at me
`)

/** Consequences for a person. */
export const disciplinePhrases: readonly string[] = phraseList(`
  a final warning
  a formal warning
  a performance improvement plan
  a pip
  a talking-to
  a verbal warning
  a word with
  a written warning
  be fired
  be let go
  be put on a pip
  be reprimanded
  be sacked
  be written up
  corrective action for
  disciplinary
  face consequences
  fire her
  fire him
  fire them
  get fired
  got fired
  have to go
  keep her away from
  keep him away from
  keep them away from
  lose her access
  lose his access
  lose their access
  made an example of
  make an example of
  needs to go
  on a pip
  performance improvement plan
  performance review
  pull her access
  pull his access
  pull their access
  put on a pip
  remove her access
  remove his access
  remove their access
  revoke her access
  revoke his access
  revoke their access
  sack her
  sack him
  sack them
  should be fired
  should be sacked
  take * off the rota
  take * off the rotation
  talk to her manager
  talk to his manager
  talk to their manager
  written up
  written warning
`)

/** Who is to answer for it, and whether anybody does. */
export const accountabilityPhrases: readonly string[] = phraseList(`
  an excuse for everything
  be held accountable
  be held responsible
  everyone gets away with
  gets away with
  got away with
  have consequences
  held accountable
  held responsible
  hold * accountable
  hold * responsible
  hold her accountable
  hold him accountable
  hold them accountable
  just an excuse
  lack of accountability
  let off the hook
  must be consequences
  needs to be consequences
  no accountability
  no consequence
  no consequences
  no one accountable
  no one is accountable
  no one takes responsibility
  nobody accountable
  nobody is accountable
  nobody takes responsibility
  off the hook
  should be accountable
  should be consequences
  someone has to answer
  someone has to be accountable
  someone has to be responsible
  someone has to pay
  someone has to take responsibility
  someone must answer
  someone should answer
  take responsibility
  there have to be consequences
  where is the accountability
  who answers for
  who do we hold
  who is accountable
  who is responsible for this
  who is to blame
  who takes responsibility
  whose fault
  without accountability
  without consequences
`)

/** What is said of an incident that need not have happened. */
export const preventablePhrases: readonly string[] = phraseList(`
  avoidable
  could and should have been avoided
  could and should have been prevented
  could easily have been avoided
  could easily have been prevented
  could have been avoided
  could have been prevented
  could have prevented this
  did not have to happen
  had no business happening
  must never happen
  need not have happened
  never should have happened
  preventable
  should have been prevented
  should never have been possible
  should never have happened
  should not have been possible
  should not have happened
`)

/** What looks plain afterwards. */
export const hindsightPhrases: readonly string[] = phraseList(`
  a no-brainer
  all the signs
  anyone could have
  anyone could see
  been obvious
  blindingly obvious
  clear as day
  everyone knew
  how did no one see
  how did nobody see
  in hindsight
  in plain sight
  it was clear that
  looking back
  not rocket science
  plain to see
  saw it coming
  saw this coming
  see it coming
  see this coming
  should have been clear
  should have been obvious
  should have known
  staring us in the face
  the signs were there
  the writing was on the wall
  was always going to
  was bound to
  was obvious
  was only a matter of time
  with hindsight
`)

/** What was there and not seen. */
export const unnoticedPhrases: readonly string[] = phraseList(`
  escaped notice
  flew under the radar
  not caught until
  not detected for
  not detected until
  not discovered for
  not discovered until
  not found out until
  not noticed for
  not noticed until
  not picked up
  not seen until
  not spotted until
  remained undetected
  slipped by
  slipped past
  slipped through
  undetected for
  undetected until
  unnoticed
  went undetected
`)

/** Verbs of noticing. */
export const noticingVerbs = wordList(`
  catch check detect discover look notice observe question realise realize recognise recognize see spot watch
`)

/** What has been there before. */
export const repeatPhrases: readonly string[] = phraseList(`
  a known issue
  a known problem
  a recurring
  a regular occurrence
  a repeat of
  been here before
  every few months
  every few weeks
  every single month
  every single time
  every single week
  exact same
  fixed this before
  for the fifth time
  for the fourth time
  for the second time
  for the third time
  happened again
  happened before
  happened in the past
  happened last month
  happened last quarter
  happened last week
  happened last year
  happened once before
  happens all the time
  happens every
  have had this before
  here we go again
  just like last time
  just like the last
  keep having
  keep seeing
  keeps happening
  like last time
  not for the first time
  not the first incident
  not the first outage
  not the first time
  once again
  same as in
  same as last
  same as the last
  same cause as
  same failure as
  same incident as
  same issue as
  same kind of incident
  same kind of outage
  same problem as
  same story
  same thing happened
  seen this before
  the fifth time
  the fourth time
  the same incident
  the same outage
  the same thing again
  the second time
  the third time
  this again
  time and again
  time and time again
  we never learn
  we said the same
  yet again
`)

/** What stands before "again" or "before" where the incident has been prevented from coming back. */
export const preventingVerbs = wordList('avoid ensure guarantee keep prevent stop')

/** One cause, and none besides. */
export const singleCausePhrases: readonly string[] = phraseList(`
  all because of
  all comes down to
  all down to
  all there is to it
  boils down to
  came down to one
  came down to the fact
  case closed
  end of story
  entirely because of
  entirely due to
  found the cause
  found the culprit
  found the root cause
  is the whole story
  it is that simple
  it is very simple
  just because of
  nothing more to it
  nothing to discuss
  only one reason
  open and shut
  pure and simple
  purely because of
  purely due to
  single cause
  single root cause
  sole cause
  sole reason
  solely because of
  solely due to
  that is all it was
  that is the cause
  that is the problem
  that is the reason
  that is the root cause
  that was the cause
  that was the reason
  that was the root cause
  the actual cause
  the actual root cause
  the cause is clear
  the cause is obvious
  the cause was simple
  the cause was simply
  the only cause
  the only problem
  the only reason
  the only root cause
  the real cause
  the real problem
  the real reason
  the real root cause
  the true cause
  the true root cause
  the whole reason
  there is only one cause
  there was only one cause
`)

/** Words that take a guess for a fact. */
export const guessPhrases: readonly string[] = phraseList(`
  am fairly sure
  am pretty sure
  am quite sure
  am sure it
  am sure that
  assume it was
  best guess
  bet it was
  bet that
  chances are
  fairly certain
  fairly sure
  feels like it was
  has to be because
  has to be the
  has to have been
  i assume
  i bet
  i doubt
  i guess
  i presume
  i reckon
  i suppose
  i suspect
  i would bet
  i would guess
  i would say it was
  looks like it was
  must be because
  must be the
  must have been
  must have caused
  must have crashed
  must have failed
  must have gone
  must have got
  must have had
  must have run
  must have triggered
  my guess
  my hunch
  my suspicion
  my theory
  no doubt it was
  pretty certain
  pretty sure
  sounds like it was
  we assume
  we guess
  we presume
  we reckon
  we suppose
  we suspect
  would bet
  would guess
`)

/** Adverbs of guessing; they take a guess for a fact beside a verb in the past. */
export const guessAdverbs = wordList('likely maybe perhaps possibly presumably probably supposedly')

/** Verbs of what somebody believed then: a guess beside them is a report of it. */
export const beliefVerbs = wordList(`
  agree assess assume believe conclude consider decide expect guess hypothesise hypothesize presume say see suspect
  tell think write
`)

/** What keeps people from mending it. */
export const capacityPhrases: readonly string[] = phraseList(`
  are swamped
  are underwater
  backlog is full
  can not spare
  do not have anyone
  do not have bandwidth
  do not have capacity
  do not have enough
  do not have the bandwidth
  do not have the budget
  do not have the capacity
  do not have the headcount
  do not have the people
  do not have the time
  do not have time
  full roadmap
  gets deprioritised
  gets deprioritized
  got deprioritised
  got deprioritized
  have no bandwidth
  have no budget
  have no capacity
  have no people
  have no time
  is swamped
  keeps getting deprioritised
  keeps getting deprioritized
  keeps getting pushed
  lack of staff
  lack of time
  lack the capacity
  lack the time
  never get done
  never get prioritised
  never get prioritized
  never get time
  never get to
  never gets done
  never gets prioritised
  never gets prioritized
  no bandwidth
  no headcount
  no one has time
  no time for any
  no time for that
  no time for this
  nobody has time
  not enough engineers
  not enough people
  not in this sprint
  not this quarter
  not this sprint
  not this year
  on the backlog
  roadmap is full
  short of staff
  short on people
  short on staff
  short staffed
  short-staffed
  sprint is full
  stretched thin
  stretched too thin
  too busy to
  too busy with
  too few people
  too much on our plate
  too much other work
  too much work
  under-resourced
  under-staffed
  understaffed
  when would we do
  where do we find the time
  where would we find the time
  who has time
`)

/** News that did not get to those who needed it. */
export const communicationPhrases: readonly string[] = phraseList(`
  customers did not know
  customers had to find out
  did not hear about it
  did not hear from
  did not know * was deploying
  first heard
  found out from
  found out on twitter
  found out through
  heard about it from
  learned about it from
  learned from customers
  learned from twitter
  learnt from customers
  left in the dark
  no communication
  no one knew
  no one was told
  no status update
  no updates for
  nobody knew
  nobody was told
  out of the loop
  status page was never
  status page was not
  status page was still
  support did not know
  support had no idea
  support was not told
  was in the dark
  was never communicated
  was never informed
  was never told
  was not communicated
  was not informed
  was not kept informed
  was not told
  was not updated
  were in the dark
  were never informed
  were never told
  were not informed
  were not kept informed
  were not told
  without telling
`)

/** What people feel when it is much. */
export const strongFeelings = wordList(`
  afraid angry annoyed anxious ashamed bitter burned burnt devastated disappointed embarrassed exhausted fed-up
  frightened frustrated furious gutted heartbroken helpless horrified humiliated livid mad miserable mortified
  outraged overwhelmed pissed scared shaken sick stressed terrified tired unhappy upset worried
`)

/** Strong feelings in whole turns of speech. */
export const feelingPhrases: readonly string[] = phraseList(`
  am done with
  am losing it
  at my wits end
  at the end of my rope
  burned out
  burnt out
  can not believe
  can not take it
  can not take this
  drives me crazy
  driving me crazy
  fed up
  feel awful
  feel bad
  feel guilty
  feel horrible
  feel sick
  feel terrible
  feels awful
  feels horrible
  feels terrible
  felt awful
  felt bad
  felt guilty
  felt horrible
  felt sick
  felt terrible
  had enough of
  hate this
  have had enough
  i hate
  in tears
  makes me angry
  makes me furious
  makes me sick
  makes me so angry
  pissed off
  sick and tired
  sick of
  so angry
  so frustrating
  tired of
  unbelievable
  was a nightmare
  what a mess
  what the hell
  wtf
`)

/** What should be built, said before what happened is understood. */
export const solutionVerbs = wordList(`
  add automate block build buy change configure create deploy disable enable enforce fix implement improve install
  introduce limit lock migrate move put refactor remove replace require rewrite scale set switch upgrade use write
`)

/** Abbreviations that need no explanation in such a room. */
export const knownAbbreviations = wordList(`
  ai am api apis app aws cd ceo cest cet ci cli cpu cpus css csv cto db dns est eta eu faq gb gmt gpu hr html http
  https id ids ios ip it json kb lan mb ms ok os pc pdf pm pr prs pst qa qr ram sdk sla sms sql sre ssd ssh ssl sso
  tb tcp tls tv ui uk url urls us usa usb utc ux vm vms vpn wifi xml yaml
`)
