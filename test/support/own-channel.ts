type Listener = (answer: unknown) => void;

/** Through which a process of a test run asks, and is answered. */
export interface Channel {
  onMessage(listener: Listener): void;
  postMessage(question: string): void;
}

/** A channel that many share, for one: the shared one knows only this one while it answers it. */
export function ownChannel(shared: Channel): Channel {
  let listener: Listener;
  return {
    onMessage: (own) => void (listener = own),
    postMessage(question) {
      shared.onMessage(listener);
      shared.postMessage(question);
    },
  };
}
