import { wordList } from './word-list'

/** Nouns for one person in a role; their plurals are made by adding an s. */
export const roles = wordList(`
  accountant acquirer actuary adjuster admin administrator adviser advisor agent agronomist aide ambassador
  anaesthetist analyst anesthesiologist anesthetist appraiser apprentice approver architect archivist assessor
  assignee assistant attendant auctioneer auditor author baggage-handler banker barista beginner boatswain bookie
  bookkeeper boss bosun bricklayer broker bureaucrat bursar butler call-taker captain caregiver caretaker cashier ceo
  cfo chairman chairperson chairwoman chancellor chemist chief cio ciso civil-servant cleaner clerk clinician clown
  co-founder co-worker coder colleague commander commissioner committer concierge conductor constable consultant
  contact contractor contributor controller coo cook coordinator copywriter coroner councillor counsel counsellor
  courier cowboy coworker cpo csm cso cto curator custodian dba decision-maker deckhand decorator dentist deployer
  deputy deputy-head designer dev developer devop dietitian director dispatcher docent doctor draftsman draughtsman
  driver dude electrician em employee engineer executive expert facilitator fellow firefighter fireman fitter folk
  fool foreman foreperson forwarder founder franchisee freelancer gatekeeper girl groundskeeper groundsman guard
  guest-engineer guy hand handler handyman haulier head head-teacher headmaster headteacher helmsman helper hire
  housekeeper houseman human hygienist ic idiot individual initiator inspector insurer integrator intern investigator
  invigilator janitor jobsworth journalist junior kid landlord lawyer lead lecturer librarian lieutenant lifeguard
  lineman linesman loadmaster locksmith locum machinist maintainer maker man manager manageress marketeer marketer
  mason master matron mayor mechanic member merchandiser mgr midshipman midwife moderator moron negotiator newbie
  newcomer noob novice nurse officer official on-call oncall operative operator ops-engineer optician optometrist
  orderly owner pair-partner panelman paralegal paramedic patrolman paymaster person pharmacist photographer physician
  physicist physio picker pilot planner plasterer plumber pm po policeman politician porter postman practitioner
  predecessor president principal professional programmer proofreader prosecutor psychologist purser qa radiographer
  radiologist radiotelegrapher receptionist recruiter referee refueller rep repairman representative requester
  researcher responder reviewer roadie roofer rookie sailor salesman salesperson scheduler schoolmaster scientist
  scribe scrum-master seafarer seaman secretary senior sergeant setter sho shopkeeper shunter signaler signaller
  signalman skipper sme solicitor specialist spokesman spokesperson spokeswoman squad-lead sre staffer stagehand
  stakeholder stationmaster steelworker stevedore steward stoker storekeeper storeman storeperson strategist subeditor
  submitter superintendent supervisor surgeon swe sysadmin sysop taker tam teacher team-lead teamlead teammate tech
  tech-lead tech-writer technician technologist teller temp tester therapist tiler toolmaker tpm trader tradesman
  tradesperson trainee treasurer tutor undergrad undersecretary undertaker underwriter usher veterinarian volunteer vp
  vp-eng waiter waitress warden warehouseman watchman webmaster welder wholesaler woman worker
`)

/** Words for people that have a plural of their own, or none. */
export const peopleWords = wordList(`
  anybody anyone bosses cabin-crew clergy cops crew crowd everybody everyone execs firemen folks gang gentlemen guys
  higher-ups humans ladies lads leadership management men mgmt newbie newbies no-one nobody noobs people personnel
  persons police policemen ppl somebody someone staff top-brass whoever women workforce workmen youngsters
`)

/** Words for groups that are held responsible. */
export const groups = wordList(`
  agency airline authority bank board bpo brigade bureau cab carrier committee company consultancy contractor control
  council county crew csirt department depot dept desk division firm gang group guild helpdesk hoster hq institution
  integrator isp lab leadership line management ministry msp noc office org organisation organization outsourcer
  partner pmo prevention provider psirt registrar regulator reseller rotation secretariat shift soc squad startup
  subcontractor supplier task-force taskforce team tribe unit vendor workgroup
`)

/** Names of lines of work that stand for their people when they have no article: "ops forgot", "marketing told nobody". */
export const departments = wordList(`
  accounting admissions appsec bizops care catering comms corpsec customer-care customer-success customer-support
  dataops dba devops devrel devsecops editorial engineering estates finance finops first-line gtm helpdesk
  housekeeping hq hr infosec infra it it-support l1 l2 l3 leadership legal level-1 live-ops logistics management
  marketing merch merchandising mgmt mlops netops noc ops opsec p-way payable payroll pharmacy presales procurement
  purchasing qa radiology receivable recruiting resources revops sales salesops second-line secops servicedesk
  sourcing sre success tech-support telecom telecoms third-line tier-1 tier-2 treasury underwriting upper-management
  webops
`)

/** The same, of words that also name parts of a system: only what people alone do makes them people. */
export const looseDepartments = wordList(`
  accounts architecture audit backend billing brand communications compliance control creative data design development
  dispatch facilities frontend fulfillment fulfilment growth hosting infra infrastructure it maintenance mobile
  networking nursing operations planning platform pr pricing privacy product publishing quality reception reliability
  risk security stores support sustainability talent trading transport warehouse warehousing
`)

/** Those who use what is run: what they do or do not notice is never held against them. */
export const users = wordList(`
  adversary attacker attackers audience buyer caller client community consumer customer end-user guest hacker intruder
  merchant participant passenger patient patron player public reader rider seller shopper spammer student subscriber
  tenant traveler traveller user viewer visitor
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
  airlines airways bank broadband capital communications corp corporation energy gmbh holdings hosting inc industries
  labs llc logistics ltd networks plc solutions technologies telecom telecoms telekom
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
export const peopleAsPlural = wordList(`
  broker contributor controller dispatcher driver guard handler hire individual inspector junior lead planner
  scheduler senior tech
`)

/** Groups that are firms of their own. */
export const firmGroups = wordList('carrier isp provider registrar')

/** Firms and authorities that are not the writer's own. */
export const outsideParties = wordList(`
  agency airline authority bank carrier company consultancy contractor firm hoster hosting-company installer
  institution insurer integrator isp ministry msp outsourcer partner provider registrar regulator reseller
  subcontractor supplier vendor
`)

/** What stands before the name of a line of work without turning it into a thing. */
export const departmentModifiers = wordList(`
  client corporate customer first-line group hub internal it l1 l2 l3 retail route second-line technical third-line
  tier-1 tier-2
`)
