import { wordList } from './word-list'

/** Nouns for one person in a role; their plurals are made by adding an s. */
export const roles = wordList(`
  accountant admin administrator agent analyst apprentice approver architect archivist assignee assistant auditor
  author beginner boss caller captain caretaker cashier ceo chairman chemist chief cio ciso clerk clown co-worker
  coder colleague commander committer consultant contractor contributor coordinator courier cowboy coworker csm cto
  dba decision-maker deployer designer dev developer devop director dispatcher doctor dude electrician em employee
  engineer executive expert facilitator fellow firefighter folk fool foreman founder freelancer girl guest-engineer
  guy hand handler helper hire human ic idiot individual initiator inspector integrator intern junior kid lead
  librarian maintainer maker man manager marketer master mechanic member moderator moron newcomer novice nurse
  officer on-call oncall operative operator ops-engineer owner pair-partner paramedic person pharmacist physician
  pilot planner plumber pm po practitioner predecessor president principal professional programmer qa receptionist
  recruiter rep representative requester researcher responder reviewer rookie salesperson scientist scribe secretary
  senior signaller specialist sre staffer stakeholder submitter superintendent supervisor surgeon sysadmin sysop tam
  teacher teamlead teammate tech technician tester trader trainee treasurer volunteer vp webmaster woman worker
`)

/** Words for people that have a plural of their own, or none. */
export const peopleWords = wordList(`
  anybody anyone crew crowd everybody everyone folks guys humans leadership management men newbies no-one nobody
  people personnel persons ppl somebody someone staff whoever women workforce
`)

/** Words for groups that are held responsible. */
export const groups = wordList(`
  agency airline authority bank board bureau carrier committee company contractor council crew department dept desk
  division firm group guild hoster institution isp leadership management ministry noc office org organisation
  organization partner provider registrar regulator rotation shift soc squad startup subcontractor supplier team
  tribe unit vendor
`)

/** Names of lines of work that stand for their people when they have no article: "ops forgot", "marketing told nobody". */
export const departments = wordList(`
  accounting customer-support dba devops devrel engineering finance helpdesk hr leadership legal management
  marketing netops noc ops procurement purchasing qa sales secops sre tech-support
`)

/** The same, of words that also name parts of a system: only what people alone do makes them people. */
export const looseDepartments = wordList(`
  backend compliance data design development facilities frontend infra infrastructure mobile networking operations
  platform product security support
`)

/** Those who use what is run: what they do or do not notice is never held against them. */
export const users = wordList(`
  adversary attacker attackers audience buyer client community consumer customer driver end-user guest hacker
  intruder merchant participant passenger patient patron player public reader rider seller shopper spammer student
  subscriber tenant trader traveler traveller user viewer visitor
`)

/** Companies that run things for others; taken for a team when they are the actor of something only people do. */
export const companies = wordList(`
  adyen akamai amazon apple at&t atlassian auth0 aws azure centurylink cisco cloudflare cogent comcast crowdstrike
  datadog dell digicert digitalocean dyn elastic equinix facebook fastly flyio github gitlab godaddy google
  hashicorp heroku hetzner ibm juniper letsencrypt level3 linode lumen mailgun meta microsoft mongodb namecheap
  netflix netlify noction okta optus oracle orange ovh pagerduty paypal rackspace redhat render rogers salesforce
  sendgrid shopify slack snowflake solarwinds stripe swisscom t-mobile telefonica telekom telia twilio twitter
  ultradns vercel verisign verizon vmware vodafone zayo zoom
`)

/** Quantifiers and parts that pass the question "who?" on to what follows "of". */
export const parts = wordList(`
  all another any both couple each either few half handful lot majority many member members most neither none number
  one pair part rest several some three two
`)

/** Pronouns that say that nobody did it. */
export const nobodies = wordList('neither no-one nobody none noone')

/** Nouns for firms that run things for others. */
export const firmNouns = wordList('carrier hoster isp provider registrar supplier vendor')

/** Words that firms end their names with. */
export const firmEndings = wordList(`
  airlines bank broadband capital communications corp corporation gmbh hosting inc labs llc ltd networks plc
  technologies telecom telecoms
`)

/** Words for everyone, as the subject of a duty. */
export const everyoneNouns = wordList(`
  all developers engineers everybody everyone no-one nobody operators people reviewers staff teams
`)

/** Pronouns of people, by whom they stand for. */
export const pronounsOf = {
  i: wordList('i me myself'),
  we: wordList("let's ourselves us we"),
  you: wordList("y'all ya you yourself"),
  person: wordList('anybody anyone everybody everyone he her him no-one nobody noone she somebody someone whoever'),
}

/** Roles that are people as a plural, whatever stands beside them: "the seniors". */
export const peopleAsPlural = wordList('contributor hire individual junior lead senior tech')

/** Groups that are firms of their own. */
export const firmGroups = wordList('carrier isp provider registrar')

/** Firms and authorities that are not the writer's own. */
export const outsideParties = wordList(`
  agency airline authority bank carrier company contractor firm hoster institution isp ministry partner provider
  registrar regulator reseller subcontractor supplier vendor
`)
