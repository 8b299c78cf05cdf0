/** A ticket as its tracker has exported it; what the file does not say is empty. */
export type Ticket = {
  /** `PROJ-12`, or a number of GitHub or GitLab. */
  key: string
  url: string
  title: string
  description: string
  status: string
  /** How it was closed: `Won't Do`, `NOT_PLANNED`. */
  resolution: string
  /** Jira's status category: `To Do`, `In Progress` or `Done`, whatever the status is called. */
  category: string
  due: string
  /** When it was completed or canceled, as Linear says it. */
  completed: string
  canceled: string
}

/** What a ticket is called in a sentence: its key, else its title. */
export const ticketName = ({ key, title, url }: Ticket): string => (/^\d+$/.test(key) ? `#${key}` : key) || title || url

/**
 * The names of columns and fields, in small letters without spaces and marks, the one that says more first. They are those
 * of Jira’s “Export CSV”, of Linear’s “Export data as CSV”, of `gh issue list --json`, of GitHub’s and GitLab’s APIs, of
 * “Export view data” of a GitHub project, and of “Export as CSV” in GitLab. Jira writes them in the language of its user.
 */
export const ticketFields = {
  key: [
    ...['issuekey', 'key', 'identifier', 'number', 'iid', 'id', 'issueid'],
    ...['vorgangsschlüssel', 'clédeticket', 'clédedemande', 'clavedeincidencia', 'chavedaocorrência', 'chavedoitem'],
    ...['課題キー', 'キー', '问题关键字', '問題關鍵字'],
  ],
  url: ['htmlurl', 'weburl', 'url', 'link'],
  title: ['summary', 'title', 'name', 'zusammenfassung', 'résumé', 'resumen', 'resumo', '要約', '摘要', '概要'],
  description: ['description', 'body', 'beschreibung', 'descripción', 'descrição', '説明', '描述'],
  status: ['status', 'state', 'état', 'statut', 'estado', 'ステータス', '状态', '狀態'],
  resolution: ['resolution', 'statereason', 'lösung', 'résolution', 'resolución', 'resolução', '解決状況', '解决结果'],
  category: ['statuscategory', 'statuskategorie', 'catégoriedétat', 'categoríadeestado', 'categoriadostatus'],
  due: [
    ...['duedate', 'due', 'fälligkeitsdatum', 'fälligam', 'datedéchéance', 'échéance'],
    ...['fechadevencimiento', 'datalimite', '期限', '到期日'],
  ],
  completed: ['completed', 'completedat'],
  canceled: ['canceled', 'cancelled', 'canceledat'],
} as const satisfies Record<keyof Ticket, readonly string[]>

export const fieldName = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
