import { phraseList, wordList } from './word-list'

/** Turns of speech of somebody who defends themselves. */
export const defendingPhrases: readonly string[] = phraseList(`
  all i did was
  did exactly as
  did exactly what
  did nothing wrong
  did what * told
  did what * was told
  did what the runbook
  do not blame me
  do not look at me
  do not pin this on
  everyone does it
  everyone does that
  followed orders
  had no choice
  had no other choice
  had no way of knowing
  how could i have known
  how could we have known
  how should i have known
  how was i supposed to know
  how were we supposed to know
  i followed the runbook
  i just followed
  i only did
  i only followed
  i was just following
  i was never told
  i was not even
  i was not on call
  i was not there
  i was only doing
  i was only following
  i was told to
  in my defence
  in my defense
  in our defence
  in our defense
  is not on me
  just doing my job
  no one told me
  no one warned me
  nobody told me
  nobody warned me
  not even on call
  not my fault
  not my job
  not my mistake
  not my problem
  not our fault
  not our job
  not our mistake
  not our problem
  only doing my job
  was just following
  was not me
  was not my call
  was not my decision
  was not my fault
  was not our call
  was not our fault
  was not us
  was only following
  was told to do
  we followed the runbook
  what else could i
  what else should i
  what else was i
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
  be demoted
  be disciplined
  be dismissed
  be fired
  be let go
  be punished
  be put on a pip
  be reprimanded
  be sacked
  be suspended
  be terminated
  be written up
  corrective action for
  disciplinary
  face consequences
  fire her
  fire him
  fire the contractor
  fire the engineer
  fire the person
  fire them
  fire whoever
  get fired
  got fired
  have to go
  her off call
  her off on-call
  her record
  him off call
  him off on-call
  his record
  hr has to
  hr must
  hr needs
  hr should
  keep her away from
  keep him away from
  keep them away from
  lose her * access
  lose her access
  lose her job
  lose his * access
  lose his access
  lose his job
  lose their * access
  lose their access
  lose their job
  made an example of
  make an example of
  needs to go
  off the on-call
  on a pip
  on her record
  on his record
  on their record
  performance improvement plan
  performance review
  pull her access
  pull his access
  pull their access
  punish her
  punish him
  punish the
  punish them
  punish whoever
  put on a pip
  remove her * access
  remove her access
  remove his * access
  remove his access
  remove their * access
  remove their access
  removed from the on-call
  removed from the rota
  removed from the rotation
  revoke her * access
  revoke her access
  revoke his * access
  revoke his access
  revoke their * access
  revoke their access
  sack her
  sack him
  sack them
  should be fired
  should be sacked
  take * off the rota
  take * off the rotation
  take access away
  take away her
  take away his
  take away their
  taken off call
  taken off on-call
  taken off the on-call
  taken off the rota
  taken off the rotation
  talk to her manager
  talk to his manager
  talk to their manager
  them off call
  them off on-call
  written warning
`)

/** Who is to answer for it, and whether anybody does. */
export const accountabilityPhrases: readonly string[] = phraseList(`
  an excuse for everything
  answer for it
  answer for that
  answer for this
  anybody accountable
  anyone accountable
  are no consequences
  be held accountable
  be held responsible
  blameless just means
  blameless means nobody
  everyone gets away with
  everyone is off the hook
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
  is at fault then
  is no consequence
  just an excuse
  lack of accountability
  let off the hook
  must be consequences
  need to be consequences
  needs to be consequences
  no accountability
  no one accountable
  no one gets blamed
  no one is accountable
  no one is responsible
  no one responsible
  no one takes responsibility
  no one takes the blame
  nobody accountable
  nobody gets blamed
  nobody is accountable
  nobody is responsible
  nobody responsible
  nobody takes responsibility
  nobody takes the blame
  off the hook
  pay for this
  pays for that
  pays for this
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
  take the blame
  takes the blame
  there have to be consequences
  what are the consequences
  what consequences
  where is the accountability
  who answers for
  who do we hold
  who is accountable
  who is at fault
  who is responsible for this
  who is to blame
  who takes responsibility
  who takes the blame
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
  could have been caught
  could have been prevented
  could have been stopped
  could have prevented this
  did not have to happen
  did not need to happen
  had no business happening
  must never happen
  need not have happened
  never should have happened
  none of this would have
  preventable
  should have been prevented
  should never have been possible
  should never have happened
  should not be possible
  should not happen
  should not have been able
  should not have been possible
  should not have happened
  would never have happened
  would not have happened
`)

/** What looks plain afterwards. */
export const hindsightPhrases: readonly string[] = phraseList(`
  a matter of time
  a no-brainer
  accident waiting to happen
  all the signs
  all the signs were
  anyone could have
  anyone could see
  been obvious
  blindingly obvious
  bound to happen
  clear as day
  could have seen this
  could have told you
  could see that coming
  everyone knew
  how did no one see
  how did nobody see
  in hindsight
  in plain sight
  in plain view
  it was clear that
  it was obvious
  it was so obvious
  knew this would
  looking back
  not rocket science
  plain to see
  saw it coming
  saw that coming
  saw this coming
  see it coming
  see this coming
  should have been clear
  should have been obvious
  should have known
  signs were all there
  signs were there
  so obvious that
  staring us in the face
  the signs were all
  the signs were there
  the writing was on the wall
  there for all to see
  waiting to happen
  warning signs
  was always going to
  was bound to
  was clear as day
  was only a matter of time
  with hindsight
  written all over
`)

/** What was there and not seen. */
export const unnoticedPhrases: readonly string[] = phraseList(`
  before anybody noticed
  before anybody realized
  before anyone noticed
  before anyone realized
  before someone noticed
  escaped notice
  flew under the radar
  found by accident
  found by chance
  found it by accident
  found it by chance
  found out by accident
  found out by chance
  not caught until
  not detected for
  not detected until
  not discovered for
  not discovered until
  not even noticed
  not found out until
  not noticed for
  not noticed until
  not picked up
  not seen until
  not spotted until
  noticed by accident
  noticed by chance
  only noticed because
  only noticed when
  overlooked for
  remained undetected
  slipped by
  slipped past
  slipped through
  stayed hidden
  undetected for
  undetected until
  unnoticed
  until anybody noticed
  until anybody realized
  until anyone noticed
  until anyone realised
  until anyone realized
  until someone noticed
  until someone realized
  was missed
  was not noticed
  was overlooked
  went undetected
  were missed
  were not noticed
  were overlooked
  without anybody noticing
  without anyone noticing
  without our noticing
  without us noticing
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
  again the same
  already fixed this
  already had this
  already happened
  been here before
  deja vu
  did not we fix
  did we not fix
  did we not learn
  every few months
  every few weeks
  every single month
  every single time
  every single week
  exact incident
  exact issue
  exact outage
  exact problem
  exact same
  exactly like in
  exactly like last
  fix this already
  fixed this already
  fixed this before
  for the fifth time
  for the fourth time
  for the second time
  for the third time
  had the same in
  had this before
  had this in
  had this last
  happened again
  happened before
  happened in the past
  happened last month
  happened last quarter
  happened last week
  happened last year
  happened once before
  happened three times
  happened twice
  happens all the time
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
  same again
  same as in
  same as last
  same as the last
  same cause as
  same failure as
  same incident as
  same issue as
  same kind of incident
  same kind of outage
  same outage
  same problem again
  same problem as
  same story
  same thing happened
  seen this before
  the fifth time
  the fourth time
  the last time this
  the next outage of
  the same as in
  the same incident
  the same outage
  the same thing again
  the second time
  the third time
  this again
  this every time
  time and again
  time and time again
  times already
  times now
  twice already
  we never learn
  we said the same
  yet again
`)

/** What stands before "again" or "before" where the incident has been prevented from coming back. */
export const preventingVerbs = wordList('avoid ensure guarantee keep prevent stop')

/** One cause, and none besides. */
export const singleCausePhrases: readonly string[] = phraseList(`
  a single cause
  a single reason
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
  full stop
  if it were not for
  is the whole story
  it is just a
  it is just the
  it is only a
  it is simply
  it is that simple
  it is very simple
  it was just a
  it was just the
  it was only a
  it was simply
  it was simply a
  it was simply the
  just because of
  just one cause
  just one reason
  nothing more
  nothing more to it
  nothing to discuss
  one thing caused
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
  that is all it
  that is all it was
  that is all there
  that is really all
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
  the one reason
  the one thing that
  the only cause
  the only problem
  the only reason
  the only root cause
  the real cause
  the real problem
  the real reason
  the real root cause
  the reason is simple
  the true cause
  the true root cause
  the whole reason
  there is one reason
  there is only one
  there is only one cause
  there was one reason
  there was only one cause
  there was only one reason
`)

/** Words that take a guess for a fact. */
export const guessPhrases: readonly string[] = phraseList(`
  am fairly confident
  am fairly sure
  am pretty confident
  am pretty sure
  am quite confident
  am quite sure
  am sure it
  am sure that
  are fairly confident
  are pretty sure
  assume it was
  best guess
  bet it was
  bet that
  can only have been
  chances are
  could only have been
  fairly certain
  fairly sure
  feels like it was
  has got to be
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
  money is on
  money would be on
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
export const guessAdverbs = wordList(`
  apparently likely maybe perhaps possibly presumably probably seemingly supposedly
`)

/** Verbs of what somebody believed then: a guess beside them is a report of it. */
export const beliefVerbs = wordList(`
  agree assess assume believe conclude consider decide expect guess hypothesise hypothesize presume say see suspect
  tell think write
`)

/** What keeps people from fixing it. */
export const capacityPhrases: readonly string[] = phraseList(`
  already drowning
  are drowning
  are swamped
  are underwater
  backlog is full
  booked until
  can not spare
  can not take on
  come out of our
  could not take on
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
  drowning in
  full roadmap
  fully booked
  gets deprioritised
  gets deprioritized
  give us the time
  give us time
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
  no budget for
  no headcount
  no headcount for
  no one has time
  no slack
  no time for any
  no time for that
  no time for this
  no time left for
  nobody has time
  not enough engineers
  not enough people
  not in this sprint
  not this quarter
  not this sprint
  not this year
  on the backlog
  on top of everything
  our plate is full
  our plates are full
  roadmap is full
  short of staff
  short on people
  short on staff
  short staffed
  short-staffed
  sprint is full
  stretched thin
  stretched too thin
  take on more
  there is no budget
  there is no headcount
  there is no time
  time come from
  time to come from
  to do all that
  to do all this
  too busy to
  too busy with
  too few people
  too much on our plate
  too much other work
  too much work
  under-resourced
  under-staffed
  understaffed
  when are we supposed
  when would we do
  where do we find the time
  where would we find the time
  who has time
`)

/** News that did not get to those who needed it. */
export const communicationPhrases: readonly string[] = phraseList(`
  before we posted anything
  before we said anything
  before we told anyone
  customers did not know
  customers found out
  customers had to find out
  customers heard about
  did not get the message
  did not hear a word
  did not hear about it
  did not hear anything
  did not hear from
  did not know * was deploying
  first heard
  found out from
  found out on twitter
  found out through
  had no idea what
  heard about it first
  heard about it from
  heard about it on
  heard it from
  heard nothing
  learned about it from
  learned about it on
  learned from customers
  learned from twitter
  learned of it from
  learned of it on
  learnt from customers
  left in the dark
  never got the message
  never heard about
  never heard of the
  no communication
  no one knew
  no one was told
  no status update
  no updates for
  no word from
  nobody knew
  nobody was told
  not a word from
  on social media
  out of the loop
  page stayed green
  page was green
  sales learned
  status page was never
  status page was not
  status page was still
  support did not know
  support had no idea
  support learned
  support was not told
  was in the dark
  was kept in the dark
  was never communicated
  was never informed
  was never told
  was not communicated
  was not informed
  was not kept informed
  was not told
  was not updated
  were in the dark
  were kept in the dark
  were never informed
  were never told
  were not informed
  were not kept informed
  were not told
  without telling
`)

/** What people feel when it is much. */
export const strongFeelings = wordList(`
  afraid angry annoyed anxious ashamed bitter burned burnt desperate devastated disappointed drained embarrassed
  exhausted fed-up frightened frustrated furious gutted heartbroken helpless hopeless horrified humiliated livid
  mad miserable mortified outraged overwhelmed panic panicked panicking pissed scared shaken shocked sick stressed
  terrified tired unhappy upset worried
`)

/** Strong feelings in whole turns of speech. */
export const feelingPhrases: readonly string[] = phraseList(`
  a horrible day
  a horrible night
  a horrible week
  a horrible weekend
  a terrible day
  a terrible night
  a terrible week
  a terrible weekend
  am ashamed
  am done with
  am losing it
  an awful day
  an awful night
  an awful week
  an awful weekend
  at my wits end
  at the end of my rope
  breaks my heart
  burned out
  burnt out
  can not believe
  can not do this anymore
  can not go on like this
  can not take it
  can not take this
  could cry
  could have cried
  drives me crazy
  drives me mad
  driving me crazy
  fed up
  feel ashamed
  feel awful
  feel bad
  feel guilty
  feel horrible
  feel sick
  feel terrible
  feels awful
  feels horrible
  feels terrible
  felt ashamed
  felt awful
  felt bad
  felt guilty
  felt horrible
  felt sick
  felt terrible
  had enough of
  hate this
  have had enough
  honestly done
  i am done
  i cried
  i hate
  in panic
  in tears
  lost sleep over
  makes me angry
  makes me furious
  makes me sick
  makes me so angry
  nobody slept
  pissed off
  scared me
  scares me
  sick and tired
  sick of
  so angry
  so frustrated
  so frustrating
  tired of
  unbelievable
  was a nightmare
  we cried
  what a mess
  what the hell
  worst night
  worst week
  worst weekend
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

/** What there must be of it before anything can be mended. */
export const capacityNouns = wordList('bandwidth budget capacity headcount people resources slack time')

/** Verbs of having or being given it. */
export const capacityVerbs = wordList('find get give have spare')

/** Verbs of believing: in the present they make what follows a guess. */
export const presentBeliefs = wordList(`
  assume believe bet expect figure guess imagine presume reckon suppose suspect think
`)

/** Verbs by which a thing seems to be so. */
export const seemingVerbs = wordList('appear look seem sound')

/** Ordinals, of an incident that is not the first of its kind. */
export const ordinals = wordList('fifth fourth second sixth third umpteenth')

/** What comes back. */
export const incidentNouns = wordList('failure incident outage time')

/** What is said of what comes back: of this kind, in a row, this year. */
export const recurrenceWords = wordList('already kind like month quarter row same sort type week year')

/** What opens a remedy, with its verb after it. */
export const solutionPhrases: readonly string[] = phraseList(`
  can not we
  can we
  could we
  fix is to
  fix would be to
  how about we
  solution is to
  solution would be to
  why do not we
  why not
  why not just
`)

/** What asks for a remedy by its name. */
export const needPhrases: readonly string[] = phraseList(`
  i want a better
  we just need a
  we need a better
  we need a new
  we need an alert
  we need automated
  we need automatic
  we need better
  we need more alerts
  we need more monitoring
  we need more tests
  we need proper
`)

/** Training as the remedy. */
export const trainingPhrases: readonly string[] = phraseList(`
  additional training
  better training
  mandatory training
  more training
  needs training
  training for all
  training for everybody
  training for everyone
`)
