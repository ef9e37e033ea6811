import { describe, expect, it } from '@jest/globals';
import { ownChannel, type Channel } from '../../support/own-channel.js';

/** Behaves as the one of jest-light-runner 0.8.2: a question is answered to all that are known, which are then forgotten. */
function sharedChannel(): Channel {
  const listeners = new Set<(answer: unknown) => void>();
  return {
    onMessage: (listener) => void listeners.add(listener),
    postMessage(question) {
      for (const listener of listeners) listener(`to ${question}`);
      listeners.clear();
    },
  };
}

describe('the processes of a test run', () => {
  it('are told what to do when they ask, and not while another one asks', () => {
    const shared = sharedChannel();
    const told: unknown[][] = [[], []];
    const channels = told.map((answers) => {
      const channel = ownChannel(shared);
      channel.onMessage((answer) => answers.push(answer));
      return channel;
    });
    channels[0]!.postMessage('the first');
    expect(told).toEqual([['to the first'], []]);
    channels[1]!.postMessage('the second');
    expect(told).toEqual([['to the first'], ['to the second']]);
  });
});
