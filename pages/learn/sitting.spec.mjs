import { describe, expect, it } from '@jest/globals';
import { Sitting } from './sitting.mjs';

const [NOON, ONE] = ['2026-11-23T12:00:00.000Z', '2026-11-23T13:00:00.000Z'];

/** @param {string} attemptId @param {string} state @param {string | null} dueAt @returns {import('./types.d.ts').Message} */
const told = (attemptId, state, dueAt) => ({
  topic: '',
  seq: 1,
  type: 'learning.attempt_changed',
  data: { learnerId: '', itemId: '', percent: 0, personId: '', until: null, attemptId, state, dueAt },
});

/** What the server knows of an attempt, and what the page was shown of it. */
function page() {
  const server = { state: 'in_progress', dueAt: /** @type {string | null} */ (NOON), isThere: true };
  /** @type {(string | null)[]} */
  const shown = [];
  const sitting = new Sitting(async (id) => {
    if (!server.isThere) throw new Error('The server could not be reached.');
    return { id, state: server.state, dueAt: server.dueAt };
  });
  const take = () =>
    sitting.take(
      { id: 'mine', state: 'in_progress', dueAt: NOON },
      { moved: (dueAt) => void shown.push(dueAt), over: () => void shown.push('over') },
    );
  return { server, shown, sitting, take };
}

/** Whatever was asked for has been answered. */
const settled = async () => {
  for (let turn = 0; turn < 9; turn++) await Promise.resolve();
};

describe('an attempt that is taken on a page', () => {
  it('ends at another time, or at none, when that is told, once, and only of this one', () => {
    const { shown, sitting, take } = page();
    take();
    for (const dueAt of [NOON, ONE, ONE, null]) sitting.said(told('mine', 'in_progress', dueAt));
    sitting.said(told('another', 'in_progress', NOON));
    sitting.said(told('another', 'overdue', NOON));
    expect(shown).toEqual([ONE, null]);
  });

  it('is over once, by the clock or on another device, and nothing is told of it afterwards', () => {
    const { shown, sitting, take } = page();
    take();
    for (const state of ['submitted', 'graded', 'released', 'in_progress'])
      sitting.said(told('mine', state, ONE));
    expect(shown).toEqual(['over']);
  });

  it('is followed by what was told while the page was reading it', () => {
    const { shown, sitting, take } = page();
    sitting.said(told('mine', 'in_progress', ONE));
    take();
    expect(shown).toEqual([ONE]);
  });

  it('is read anew where something may have been missed, and where that fails told with the next', async () => {
    const { server, shown, sitting, take } = page();
    sitting.said(null); // nothing is taken yet
    take();
    server.dueAt = ONE;
    sitting.said(null);
    await settled();
    expect(shown).toEqual([ONE]);
    server.isThere = false;
    sitting.said(null);
    await settled();
    expect(shown).toEqual([ONE]);
    Object.assign(server, { isThere: true, state: 'overdue' });
    sitting.said(null);
    await settled();
    expect(shown).toEqual([ONE, 'over']);
  });

  it('is nothing to a page that shows it no more', async () => {
    const { server, shown, sitting, take } = page();
    take();
    sitting.leave();
    sitting.said(told('mine', 'in_progress', ONE));
    server.dueAt = ONE;
    sitting.said(null);
    await settled();
    expect(shown).toEqual([]);
  });
});
