import { describe, expect, it } from '@jest/globals';
import { BEAT_MS, Presences } from './presences.mjs';

/** As long as what is said counts at the server (ms). */
const LEASE_MS = 150_000;
const ADA = { personId: 'ada', displayName: 'Ada' };
const BOB = { personId: 'bob', displayName: 'Bob' };

/** A session at the server: who is there, and what it was told. */
class Room {
  people = [BOB];
  /** @type {(boolean | null)[]} */
  told = [];
  /** @type {string[]} */
  shown = [];
  broken = false;
  /** @type {() => void} */
  beat = () => undefined;

  presences() {
    const read = async () => this.answer(null);
    const tell = async (/** @type {boolean} */ here) => {
      if (!this.broken) this.people = here ? [BOB, ADA] : [BOB];
      return this.answer(here);
    };
    const every = (/** @type {number} */ _, /** @type {() => void} */ work) => {
      this.beat = work;
      return () => void (this.beat = () => undefined);
    };
    return new Presences({ read, tell }, (names) => void (this.shown = names), every);
  }

  /** @param {boolean | null} here */
  answer(here) {
    this.told.push(here);
    if (this.broken) throw new Error('The server could not be reached.');
    return { people: this.people.map((one) => ({ ...one, until: '' })) };
  }
}

/** @param {string} personId @param {string | null} until @returns {import('./types.d.ts').Message} */
const message = (personId, until) => ({
  topic: '',
  seq: 1,
  type: 'learning.presence_changed',
  data: { learnerId: '', itemId: '', percent: 0, personId, until },
});

describe('who is in a live session', () => {
  it('is asked for until the reader joins, and said from then on until they leave', async () => {
    const room = new Room();
    const presences = room.presences();
    await presences.again();
    await presences.be(false);
    expect([room.told, room.shown]).toEqual([[null], ['Bob']]);
    await presences.be(true);
    room.beat();
    await presences.again();
    expect([room.told, room.shown]).toEqual([
      [null, true, true, true],
      ['Ada', 'Bob'],
    ]);
    presences.end();
    room.beat();
    expect(room.told).toEqual([null, true, true, true, false]);
  });

  it('stays when one of its words is lost and the page is woken once a minute', async () => {
    expect(2 * Math.max(BEAT_MS, 60_000)).toBeLessThan(LEASE_MS);
    const room = new Room();
    const presences = room.presences();
    await presences.be(true);
    room.broken = true;
    await presences.again();
    expect(room.shown).toEqual(['Ada', 'Bob']);
    room.broken = false;
    await presences.again();
    expect(room.told).toEqual([true, true, true]);
  });

  it('is told when the page is put away, and again when it comes back', async () => {
    const room = new Room();
    const presences = room.presences();
    presences.vanish();
    await presences.be(true);
    presences.vanish();
    await presences.again();
    expect([room.told, room.shown]).toEqual([
      [true, false, true],
      ['Ada', 'Bob'],
    ]);
  });

  it('hears who goes at once, asks who comes, and takes no notice of who stays', async () => {
    const room = new Room();
    const presences = room.presences();
    await presences.again();
    presences.said(message('bob', '2026-11-21T10:00:00Z'));
    expect(room.told).toHaveLength(1);
    presences.said(message('bob', null));
    expect(room.shown).toEqual([]);
    room.people = [ADA];
    presences.said(message('ada', '2026-11-21T10:00:00Z'));
    presences.said(null);
    await presences.again();
    expect([room.told.length, room.shown]).toEqual([4, ['Ada']]);
  });
});
