const listWords = (text: string): ReadonlySet<string> => new Set(text.trim().split(/\s+/))

/** A name that ends with one of these, or begins with it, is a group's, whatever else is in it: `Payments team`. */
const groupWords = listWords(`
  team teams squad crew group department dept desk helpdesk chapter guild tribe rotation committee board
  équipe equipe equipo time grupo gruppe abteilung チーム 团队
`)

/** A name made of nothing but these is a role's, a department's or a system's. */
const roleWords = listWords(`
  a an the of on and our call oncall on-call duty primary secondary first second level tier shift
  ic im incident major commander manager management lead leader leads leadership scribe facilitator coordinator liaison
  responder responders communications comms communication executive exec
  sre sres dba dbas noc soc ops devops devsecops secops netops dataops mlops it qa pm po cto ciso
  engineer engineers engineering developer developers dev devs admin admins administrator administrators
  operator operators operations analyst analysts support customer customers client clients user users partner partners
  vendor vendors provider providers supplier hosting success care sales marketing legal finance product press
  network networking database databases storage infra infrastructure platform cloud site reliability security systems
  system service services backend back-end frontend front-end web mobile data search payments billing release build
  monitoring alerting alert alerts bot bots scheduler cron ci cd pipeline automation autoscaler
  pagerduty opsgenie grafana prometheus alertmanager datadog sentry jenkins github gitlab kubernetes aws gcp azure
  bereitschaft rufbereitschaft betrieb entwicklung kundendienst astreinte support guardia soporte plantão suporte
`)

/** Whether a name is that of a team, a role or a system, so that it points at no person. */
export const isRoleName = (name: string): boolean => {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*/gu) ?? []
  const first = words[0] ?? ''
  const last = words.at(-1) ?? ''
  if (words.length === 0) return false
  if (words.length > 1 && (groupWords.has(first) || groupWords.has(last))) return true
  return words.every((word) => roleWords.has(word) || groupWords.has(word) || /^\d+$/.test(word)) && /\D/.test(name)
}
