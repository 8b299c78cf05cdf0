/** The look of what an exported page has for comments; it comes after `htmlStyle`, whose colors it takes. */
export const replyPageStyle = `@media screen { .words { display: block } }
[hidden] { display: none !important }
.reply-intro { max-width: 72ch; padding: .75rem 1rem; border: 1px solid var(--line); border-radius: 10px; font: .9375rem/1.5 var(--sans) }
.reply-add { padding: .25rem; margin-inline-start: .25rem; border: 0; border-radius: 6px; background: none; color: var(--faint); line-height: 0; vertical-align: middle; cursor: pointer }
.reply-add svg { width: 1rem; height: 1rem; fill: none; stroke: currentColor; stroke-width: 1.25; stroke-linejoin: round }
.reply-add:hover, .reply-add:focus-visible { color: var(--link) }
.reply-note { max-width: 72ch; margin: .5rem 0 1rem; padding: .5rem 0 .5rem 1rem; border-inline-start: 3px solid var(--link); font: .9375rem/1.5 var(--sans) }
.reply-note p { margin: 0; white-space: pre-wrap }
.reply-note blockquote { margin: 0 0 .25rem; padding: 0; border: 0 }
.reply, .reply-bar, #reply-ask { font: .9375rem/1.5 var(--sans) }
.reply label { display: block; margin: 0 0 1rem }
.reply .reply-check { accent-color: var(--link); display: flex; gap: .5rem; align-items: baseline }
.reply input[name=name] { display: block; width: 100%; max-width: 24rem; margin-top: .25rem }
.reply input[name=name], #reply-ask textarea { padding: .5rem .75rem; border: 1px solid var(--faint); border-radius: 6px; background: transparent; color: inherit; font: inherit }
.reply-buttons { display: flex; flex-wrap: wrap; gap: .5rem; align-items: center }
.reply-note .reply-buttons { margin-top: .25rem }
.reply button:not(.reply-add), .reply-bar button, .reply-bar a, .reply-note button, #reply-ask button { min-height: 2rem; padding: .25rem .75rem; border: 1px solid var(--line); border-radius: 6px; background: transparent; color: var(--link); font: 500 .875rem/1.5 var(--sans); text-decoration: none; cursor: pointer }
.reply-note button { min-height: 1.5rem; padding: 0 .5rem; border-color: transparent; font-size: .8125rem }
.reply-note button:first-child { margin-inline-start: -.5rem }
.reply button.reply-main, #reply-ask button.reply-main { border-color: var(--link); background: var(--link); color: var(--paper) }
.reply-message { min-height: 3em; margin: 1rem 0 0 }
.reply-bar { position: sticky; bottom: 0; display: flex; flex-wrap: wrap; gap: .5rem 1rem; align-items: center; max-width: 58rem; margin: 0 auto; padding: .5rem 2rem; border-top: 1px solid var(--line); background: var(--paper) }
.reply-bar p { flex: 1; max-width: none; margin: 0; color: var(--soft) }
#reply-ask { width: min(36rem, calc(100vw - 2rem)); padding: 1.5rem; border: 1px solid var(--line); border-radius: 10px; background: var(--paper); color: var(--ink) }
#reply-ask::backdrop { background: rgb(0 0 0 / .4) }
#reply-ask h2 { margin: 0 0 .75rem; padding: 0; border: 0; font-size: 1.0625rem }
#reply-ask blockquote { max-height: 8rem; overflow-y: auto }
#reply-ask textarea { display: block; width: 100%; margin: .25rem 0 1rem; resize: vertical }
#reply-ask .reply-buttons { justify-content: end }
main :focus-visible, .reply-bar :focus-visible, #reply-ask :focus-visible { outline: 3px solid var(--link); outline-offset: 2px }
.reply:focus { outline: none }
h2, [data-about], .reply { scroll-margin-bottom: 4rem }
@media screen and (max-width: 40rem) { .reply-bar { padding: .5rem 1rem } }
@media print { .reply, .reply-bar, .reply-add, .reply-intro, .reply-buttons, #reply-ask { display: none !important } }
`
