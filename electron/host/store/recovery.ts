import { readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { fileExtension, parseFile } from '../../../shared/file'
import type { DocumentVersion } from '../../../shared/protocol/library'
import { UserError } from '../user-error'
import { writeDurably } from './durable-file'
import { unlessMissing } from './failures'
import type { FolderContext } from './folder-context'
import { selectSegments } from './journal-files'
import { sha256 } from './layout'
import { allSegments } from './opening'
import { unpackTexts } from './packed-texts'
import { type VersionFile, Versions } from './versions'

/** Restores earlier versions of documents, and handles files that can't be opened. */
export class Recovery {
  readonly #context: FolderContext

  constructor(context: FolderContext) {
    this.#context = context
  }

  /** A document's kept versions, newest first. */
  async versions(id: string): Promise<DocumentVersion[]> {
    const files = await new Versions(this.#context.env.layout.versions, id).list()
    return Promise.all(
      files.map(async ({ version, keptAt, path }) => {
        const bytes = (await unlessMissing(stat(path)))?.size ?? 0
        const { summary } = await this.#context.env.inspector.file(path, basename(path))
        const words = (summary ? unpackTexts(summary.texts) : []).flatMap(({ text }) =>
          text.split(/\s+/).filter(Boolean),
        ).length
        return {
          version,
          keptAt,
          bytes,
          ...(summary && {
            summary: { title: summary.title, status: summary.status, words, actions: summary.actions.length },
          }),
        }
      }),
    )
  }

  /**
   * The unchanged text of a version's file. Throws if it can't be opened safely, since a page would open it in its own
   * thread.
   */
  async versionText(id: string, version: string): Promise<{ fileName: string; text: string }> {
    const { path } = await this.#find(id, version)
    const { reason } = await this.#context.env.inspector.open({ source: { path }, journals: [] })
    if (reason !== undefined) throw unusableVersion()
    return { fileName: `${version}${fileExtension}`, text: await readFile(path, 'utf8') }
  }

  /**
   * Restores a version of a document. If the document opens, it is edited, so that everybody who has it open sees the
   * change, and the state before is kept as a version; otherwise the version's file replaces its own, which goes to
   * quarantine.
   */
  async restore(id: string, version: string): Promise<void> {
    const { path } = await this.#find(id, version)
    const text = await readFile(path, 'utf8')
    const { reason } = await this.#context.env.inspector.open({ source: { text }, journals: [] })
    const parsed = parseFile(text, sha256)
    if (reason !== undefined || !parsed.ok) throw unusableVersion()
    if (this.#isBroken(id)) return this.#replace(id, text)
    await this.#context.open.work(id, (persisted) => persisted.revertTo(parsed.file))
  }

  /** Tries to open a file again. */
  async retry(fileName: string): Promise<void> {
    this.#context.library.forget(fileName)
    await this.#context.scanner.scan()
    await this.#context.open.repair(() => false)
  }

  /** The unchanged bytes of a file that can't be opened, or that is in quarantine. */
  async rawFile(fileName: string): Promise<Buffer> {
    const isKept = this.#context.env.notices.list().some(({ files }) => files.includes(fileName))
    if (isKept) return readFile(this.#context.env.quarantine.getPath(fileName))
    const isProblem = this.#context.library.problems().some((problem) => problem.fileName === fileName)
    // Any other name would let the page read files that it must not.
    if (!isProblem || basename(fileName) !== fileName) throw gone()
    return readFile(join(this.#context.env.layout.folder, fileName))
  }

  async #find(id: string, version: string): Promise<VersionFile> {
    const found = await new Versions(this.#context.env.layout.versions, id).find(version)
    if (!found) throw gone()
    return found
  }

  /** Whether a document has a file or a journal that can't be opened, and is not open. */
  #isBroken(id: string): boolean {
    if (this.#context.open.has(id)) return false
    const { library } = this.#context
    const hasUnusableJournal = library.problems().some((one) => one.id === id && one.code === 'journal-unusable')
    return hasUnusableJournal || library.files.findFile(id) === undefined
  }

  async #replace(id: string, text: string): Promise<void> {
    const { layout, quarantine, notices, now } = this.#context.env
    const own = this.#context.library.files.findFile(id)
    const broken = this.#context.library
      .problems()
      .filter((one) => one.id === id && one.code !== 'newer' && one.code !== 'journal-unusable')
    const fileName = own ?? broken[0]?.fileName ?? `${id}${fileExtension}`
    const kept: string[] = []
    for (const segment of selectSegments(await allSegments(this.#context.env), id)) {
      kept.push(await quarantine.take(segment.path, now()))
    }
    for (const name of new Set([...broken.map((one) => one.fileName), ...(own === undefined ? [] : [own])])) {
      kept.push(await quarantine.take(join(layout.folder, name), now()))
      this.#context.library.files.delete(name)
    }
    this.#context.library.setJournalProblem(id, undefined)
    await writeDurably(join(layout.folder, fileName), [text])
    await notices.add({
      key: `restored ${id} ${now()}`,
      id,
      title: fileName,
      at: now(),
      sentence: `“${fileName}” was restored from a backup. The original can still be downloaded.`,
      files: kept,
    })
    await this.#context.scanner.scan()
  }
}

const gone = () => new UserError('not-found', 'This file is no longer there.')

const unusableVersion = () =>
  new UserError('damaged', 'This version can’t be opened either. Nothing was changed. Restore an older one.')
