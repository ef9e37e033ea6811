/** JSON that was made before, such as a cached answer: it is sent as it stands, neither read nor written again. */
export class JsonText {
  private constructor(readonly text: string) {}

  /** Typed as what it says, for the description of the route. Only to be returned by a controller. */
  static of<View>(text: string): View {
    return new JsonText(text) as View;
  }
}

/** How a body becomes text. */
export function toJson(body: unknown): string {
  return body instanceof JsonText ? body.text : JSON.stringify(body);
}
