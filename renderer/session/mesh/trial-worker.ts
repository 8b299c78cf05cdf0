import { type Trial, tryUpdate } from '../../../shared/document/trial-merge'

/** Tries peers' updates on a copy of the document, so that none of them can block the page. */
self.onmessage = ({ data }: MessageEvent<Trial>): void => self.postMessage(tryUpdate(data))
