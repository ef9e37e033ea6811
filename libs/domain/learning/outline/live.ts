import { ItemContentInvalid } from './outline.errors.js';
import { webAddress } from '../../kernel/web-address.js';

/** A session at a time, held wherever its address leads: a video conference, a stream. */
export interface LiveDetails {
  readonly url: string;
  /** ISO 8601. */
  readonly startsAt: string;
  readonly endsAt: string;
}

/** As it is kept. @throws ItemContentInvalid */
export function soundLive({ url, startsAt, endsAt }: LiveDetails): LiveDetails {
  const [starts, ends] = [new Date(startsAt), new Date(endsAt)];
  if (!(starts < ends)) throw new ItemContentInvalid('live/endsAt', 'must be after it starts');
  return {
    url: webAddress(url, (detail) => new ItemContentInvalid('live/url', detail)),
    startsAt: starts.toISOString(),
    endsAt: ends.toISOString(),
  };
}
