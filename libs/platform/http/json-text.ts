import type { KeptText } from '../cache/cache.js';

/** JSON that was made before, such as a cached answer: it is sent as it stands, neither read nor written again. */
export class JsonText {
  private constructor(readonly kept: KeptText) {}

  /** Typed as what it says, for the description of the route. Only to be returned by a controller. */
  static of<View>(kept: KeptText): View {
    return new JsonText(kept) as View;
  }
}

/** How a body becomes text. */
export function toJson(body: unknown): string {
  return body instanceof JsonText ? body.kept.text : JSON.stringify(body);
}
