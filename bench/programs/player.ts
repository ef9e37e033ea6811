import { requestText } from '../harness/http-line.js';
import type { Viewer } from '../harness/load.js';

/** So little at a time that nobody watches faster than one can, at a few hundred heartbeats a second. */
const STEP_MS = 2;

/** The heartbeats of a player that plays on and on. */
export function player({ path, token, itemId }: Viewer): () => string {
  let from = 0;
  return () => {
    const to = from + STEP_MS;
    const heartbeats = [{ itemId, parts: [{ from, to }], positionMs: to }];
    from = to;
    return requestText('POST', path, { authorization: `Bearer ${token}` }, { heartbeats });
  };
}
