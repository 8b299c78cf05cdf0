import { words } from './words'

/** Nouns for one person in a role; their plurals are made by adding an s. */
export const roles = words(`
  engineer developer dev programmer coder operator admin administrator sysadmin on-call oncall responder commander
  reviewer author lead director architect contractor consultant freelancer intern trainee apprentice junior
  senior colleague coworker co-worker teammate employee staffer dba sre qa cto ceo cio ciso vp tester analyst
  technician tech scribe maintainer committer approver deployer member expert newcomer novice
  specialist planner coordinator dispatcher supervisor boss chief founder executive stakeholder scientist
  designer researcher auditor accountant recruiter salesperson marketer trader nurse doctor pilot electrician plumber
  guy girl man woman person individual human folk fellow dude kid idiot fool moron clown cowboy
  manager owner operative captain facilitator moderator helper assistant contributor hire
  caller requester submitter assignee initiator decision-maker rep representative agent hand pair-partner handler
  ops-engineer guest-engineer integrator principal teamlead master maker professional practitioner
  mechanic chemist pharmacist teacher librarian secretary treasurer superintendent caretaker surgeon physician paramedic
  archivist chairman president predecessor volunteer signaller firefighter courier worker rookie beginner clerk officer receptionist cashier inspector foreman sysop webmaster devop ic em pm po tam csm`)

/** Words for people that have a plural of their own, or none. */
export const peopleWords = words(`
  people men women persons staff personnel folks guys everyone everybody someone somebody anyone anybody nobody no-one
  whoever leadership management crew humans ppl newbies management workforce crowd`)

/** Words for groups that are held responsible. */
export const groups = words(`
  team squad crew group department dept org organization organisation company vendor supplier contractor firm
  division shift rotation guild tribe committee board unit office agency partner subcontractor
  provider carrier isp registrar noc soc hoster bureau bank airline desk ministry council authority regulator institution startup management leadership`)

/** Names of lines of work that stand for their people when they have no article: "ops forgot", "marketing told nobody". */
export const departments = words(`
  ops devops qa sre marketing sales finance legal engineering hr procurement netops secops dba noc helpdesk management
  leadership customer-support tech-support accounting purchasing devrel`)

/** The same, of words that also name parts of a system: only what people alone do makes them people. */
export const looseDepartments = words(`
  operations infra infrastructure support networking product security facilities design development compliance backend frontend platform mobile
  data`)

/** Those who use what is run: what they do or do not notice is never held against them. */
export const users = words(`
  user customer client visitor merchant shopper player subscriber tenant consumer viewer reader buyer seller guest
  passenger patient student driver rider attacker hacker intruder adversary spammer
  traveller traveler patron participant end-user audience public attackers community trader`)

/** Companies that run things for others; taken for a team when they are the actor of something only people do. */
export const companies = words(`
  amazon aws google microsoft azure cloudflare fastly akamai github gitlab atlassian verizon comcast telia
  cogent lumen centurylink equinix digitalocean heroku linode ovh hetzner rackspace datadog pagerduty stripe
  twilio okta auth0 crowdstrike slack zoom salesforce oracle ibm dell cisco juniper facebook meta apple
  netflix twitter vodafone telekom godaddy namecheap letsencrypt digicert verisign level3 zayo sendgrid
  mailgun paypal adyen shopify vercel netlify render flyio snowflake mongodb elastic hashicorp redhat vmware
  telefonica orange rogers optus swisscom at&t t-mobile noction dyn ultradns solarwinds`)

/** Quantifiers and parts that pass the question "who?" on to what follows "of". */
export const parts = words(`
  one none some most many any all both neither either two three several few couple number half member members each rest
  lot part majority handful pair another`)

/** Pronouns that say that nobody did it. */
export const nobodies = words('nobody no-one none neither noone')
