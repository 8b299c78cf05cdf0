import { listThreads } from '../../meeting/comments'
import type { Block } from '../../stages/report-blocks'
import { describeTarget } from '../comment-places'
import { MAX_REPLY_NAME_LENGTH, MAX_REPLY_TEXT_LENGTH } from '../replies/limits'
import { code, hash } from '../reply-form/script.ts?inline-script'
import { createReport, reportTitle } from '../report'
import { contentVersion } from '../sign-off'
import { escapeHtml } from './escape-html'
import type { ExportFormat, ExportSource } from './format'
import { toHtmlPage } from './html'
import { replyPageStyle } from './reply-page-style'
import { runningHeader } from './running-header'

/** Without its script the page is a report to read, and says so. */
const beginning = `<noscript><p class="reply-intro">You can read this page, but not comment on it: your browser runs no scripts here.</p></noscript>
<p class="reply-intro" data-reply hidden>This is a draft, and you’re asked what you think of it. Select words, or don’t, and press the speech bubble after a passage to comment. At the end of the page, save your reply as a file and send it back.</p>
`

/** What a reply says of the postmortem is in attributes, where text is only text. */
const end = ({
  snapshot,
}: ExportSource): string => `<section class="reply" id="reply" data-reply hidden tabindex="-1" aria-labelledby="reply-title" data-document="${escapeHtml(snapshot.meta.id)}" data-title="${escapeHtml(reportTitle(snapshot))}" data-content="${escapeHtml(contentVersion(snapshot))}">
<h2 id="reply-title">Your reply</h2>
<div id="reply-rest"></div>
<p><button type="button" id="reply-whole">Comment on the whole postmortem</button></p>
<form id="reply-form" novalidate>
<label>Your name<input name="name" required maxlength="${MAX_REPLY_NAME_LENGTH}" autocomplete="name" dir="auto"></label>
<label class="reply-check"><input type="checkbox" name="signOff"><span>I have read this and have nothing more to add</span></label>
<div class="reply-buttons"><button class="reply-main">Save reply</button></div>
<p class="reply-message" id="reply-message" role="status"></p>
</form>
<dialog id="reply-ask" aria-labelledby="reply-ask-title">
<form>
<h2 id="reply-ask-title">Comment</h2>
<blockquote dir="auto"></blockquote>
<label>Your comment<textarea rows="5" maxlength="${MAX_REPLY_TEXT_LENGTH}" dir="auto"></textarea></label>
<div class="reply-buttons"><button type="button" data-cancel>Cancel</button><button class="reply-main">Keep comment</button></div>
</form>
</dialog>
</section>
`

/** What is still open of what others have said, each thread with what it is about. */
const commentBlocks = ({ snapshot, hasComments = false }: ExportSource): Block[] => {
  const open = hasComments ? listThreads(snapshot).filter(({ state }) => state !== 'resolved') : []
  if (open.length === 0) return []
  return [
    { type: 'heading', level: 2, text: 'Comments so far' },
    ...open.flatMap(({ on, comments }): Block[] => {
      const { title, field, text } = describeTarget(snapshot, on)
      const about = comments[0]?.quote || text
      return [
        { type: 'heading', level: 3, text: field ? `${title} · ${field}` : title },
        ...(about.trim() ? [{ type: 'quote' as const, text: about }] : []),
        ...comments.map((one) => ({ type: 'paragraph' as const, label: one.createdBy, text: one.text })),
      ]
    }),
  ]
}

/** Stays in view, so that nobody forgets to save and send what they wrote. */
const bar = `<div class="reply-bar" data-reply hidden>
<p id="reply-status" role="status"></p>
<button type="button" id="reply-undo" hidden>Undo</button>
<a id="reply-finish" href="#reply">Finish your reply</a>
</div>
<script>${code}</script>
`

/** The report as a page on which somebody without Debrief comments, and saves a reply that is imported. */
export const replyPage: ExportFormat = {
  id: 'html-reply',
  label: 'Web page to comment on (HTML)',
  description:
    'The whole report as one file for people without Debrief. They comment in any browser and send a reply back.',
  part: 'To comment on',
  extension: '.html',
  mediaType: 'text/html',
  group: 'report',
  isForColleagues: true,
  render: (source) => {
    const { snapshot, now, options } = source
    return toHtmlPage(reportTitle(snapshot), [...createReport(snapshot, now, options), ...commentBlocks(source)], {
      running: runningHeader(snapshot),
      policy: `script-src '${hash}'; form-action 'none'; base-uri 'none'; `,
      markText: (html, { section, id, field }) =>
        `<span data-about="${escapeHtml(JSON.stringify([section, id, field]))}">${html}</span>`,
      style: replyPageStyle,
      beginning,
      end: end(source),
      afterMain: bar,
    })
  },
}
