import { type Trial, tryUpdate } from '../../../shared/document/trial-merge'

/** Tries updates of neighbors on a copy of the document, so that none of them can hold up the page. */
self.onmessage = ({ data }: MessageEvent<Trial>): void => self.postMessage(tryUpdate(data))
