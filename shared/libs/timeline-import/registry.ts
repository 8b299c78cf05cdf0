import { alertmanager, grafana } from './formats/alerts'
import { calendar } from './formats/calendar'
import { chat } from './formats/chat'
import { discord } from './formats/chats/discord'
import { googleChat } from './formats/chats/google-chat'
import { matrix } from './formats/chats/matrix'
import { mattermost } from './formats/chats/mattermost'
import { rocketChat } from './formats/chats/rocket-chat'
import { slack } from './formats/chats/slack'
import { teams } from './formats/chats/teams'
import { telegram } from './formats/chats/telegram'
import { zulip } from './formats/chats/zulip'
import { csv, tsv } from './formats/csv'
import { debrief } from './formats/debrief'
import { feed } from './formats/feed'
import { gitLog } from './formats/git-log'
import { html } from './formats/html'
import { journal } from './formats/journal'
import { json } from './formats/json'
import { kernel } from './formats/kernel'
import { kubectlEvents } from './formats/kubectl-events'
import { lastLogins } from './formats/last'
import { log } from './formats/log'
import { mail } from './formats/mail'
import { markdown } from './formats/markdown'
import { asciidoc, jira, mediaWiki, org, restructuredText } from './formats/markup'
import { docx, odt } from './formats/office'
import { argoCd } from './formats/services/argo-cd'
import { aws } from './formats/services/aws'
import { azure } from './formats/services/azure'
import { cloudtrail } from './formats/services/cloudtrail'
import { datadog } from './formats/services/datadog'
import { firehydrant } from './formats/services/firehydrant'
import { github } from './formats/services/github'
import { githubCommits, githubDeployments } from './formats/services/github-commits'
import { githubGraphql } from './formats/services/github-graphql'
import { gitlab } from './formats/services/gitlab'
import { googleCloud } from './formats/services/google-cloud'
import { incidentIo } from './formats/services/incident-io'
import { jenkins } from './formats/services/jenkins'
import { jiraIssues } from './formats/services/jira'
import { journald } from './formats/services/journald'
import { kubernetes } from './formats/services/kubernetes'
import { newRelic } from './formats/services/new-relic'
import { opsgenie } from './formats/services/opsgenie'
import { pagerduty } from './formats/services/pagerduty'
import { rootly } from './formats/services/rootly'
import { sentry } from './formats/services/sentry'
import { splunkOnCall } from './formats/services/splunk-on-call'
import { statuspage } from './formats/services/statuspage'
import { statusPage } from './formats/status-page'
import { subtitles } from './formats/subtitles'
import { svnLog } from './formats/svn-log'
import { transcript } from './formats/transcript'
import { transcriptJson } from './formats/transcript-json'
import { windowsEvents } from './formats/windows-events'
import { zoomChat } from './formats/zoom-chat'
import type { Format } from './types'

/** Every import format. The one with the highest confidence reads a file; of equals, the first. */
export const formats: Format[] = [
  debrief,
  slack,
  discord,
  teams,
  mattermost,
  zulip,
  rocketChat,
  matrix,
  telegram,
  googleChat,
  statuspage,
  pagerduty,
  opsgenie,
  splunkOnCall,
  incidentIo,
  firehydrant,
  rootly,
  grafana,
  alertmanager,
  datadog,
  sentry,
  newRelic,
  cloudtrail,
  aws,
  azure,
  googleCloud,
  kubernetes,
  journald,
  argoCd,
  jenkins,
  githubGraphql,
  github,
  githubDeployments,
  githubCommits,
  gitlab,
  jiraIssues,
  gitLog,
  svnLog,
  statusPage,
  feed,
  calendar,
  subtitles,
  zoomChat,
  transcript,
  transcriptJson,
  json,
  csv,
  tsv,
  journal,
  windowsEvents,
  kernel,
  lastLogins,
  kubectlEvents,
  chat,
  log,
  html,
  docx,
  odt,
  mail,
  asciidoc,
  restructuredText,
  org,
  jira,
  mediaWiki,
  markdown,
]
