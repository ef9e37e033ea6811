import { describe, expect, it } from '@jest/globals';
import { systemActor } from '../../kernel/actor.js';
import { reachOf, type Role } from '../../kernel/permissions.js';
import {
  EntryAddressStays,
  LocalesInvalid,
  LocaleUnknown,
  MomentPast,
  VersionNotDraft,
  VersionNotReady,
} from './content.errors.js';
import type { VersionState } from './content.words.js';
import { Entry, writesOwnOnly } from './entry.js';
import { EntryVersion } from './entry-version.js';
import { Site } from './site.js';

const NOW = new Date('2026-11-23T08:00:00Z');
const LATER = new Date('2026-11-24T08:00:00Z');
const office = systemActor('school', 'office');
const SECRET = 'Zeppelin';
const text = { title: SECRET, summary: SECRET, coverText: SECRET, markdown: SECRET };

const actorOf = (role: Role) => ({
  ...office,
  kind: 'person' as const,
  reach: (permission: Parameters<typeof office.reach>[0]) => reachOf([role], permission),
});

function begun(number = 1, entry = Entry.begin('site', 'post', { slug: 'open-day', tags: [] }, office, NOW)) {
  return {
    entry,
    version: EntryVersion.begin({ entryId: entry.id, number, locale: 'en' }, text, office, NOW),
  };
}

/** By each way that leads there. */
function brought(to: VersionState) {
  const { entry, version } = begun();
  const place = { entry, before: null, appearedAt: null };
  if (to === 'in_review') version.submit(office);
  if (to === 'scheduled') version.schedule(LATER, office, NOW);
  if (to === 'published') version.publish(place, office, NOW);
  if (to === 'archived') version.discard(office, NOW);
  expect(version.state).toBe(to);
  return { entry, version, place };
}

describe('C6 a version', () => {
  it('is written as a draft and never after', () => {
    begun().version.write({ title: 'Another' }, office);
    for (const state of ['in_review', 'scheduled', 'published', 'archived'] as const)
      expect(() => brought(state).version.write({ title: 'Another' }, office)).toThrow(VersionNotDraft);
  });

  it('goes from state to state as it may, and no other way', () => {
    const ways: Record<string, readonly VersionState[]> = {
      submit: ['draft'],
      giveBack: ['in_review'],
      schedule: ['draft', 'in_review', 'scheduled'],
      unschedule: ['scheduled'],
      publish: ['draft', 'in_review', 'scheduled'],
      unpublish: ['published'],
      discard: ['draft', 'in_review'],
    };
    const go = ({ entry, version, place }: ReturnType<typeof brought>): Record<string, () => void> => ({
      submit: () => version.submit(office),
      giveBack: () => version.giveBack('Say when.', office),
      schedule: () => version.schedule(LATER, office, NOW),
      unschedule: () => version.unschedule(office),
      publish: () => version.publish(place, office, NOW),
      unpublish: () => version.unpublish(entry, office, NOW),
      discard: () => version.discard(office, NOW),
    });
    for (const state of ['draft', 'in_review', 'scheduled', 'published', 'archived'] as const)
      for (const [verb, from] of Object.entries(ways)) {
        const attempt = go(brought(state))[verb]!;
        if (from.includes(state)) expect(attempt).not.toThrow();
        else expect(attempt).toThrow(VersionNotReady);
      }
  });

  it('is not scheduled for a moment that is over', () => {
    for (const at of [NOW, new Date(0)])
      expect(() => begun().version.schedule(at, office, NOW)).toThrow(MomentPast);
  });

  it('makes way for the next one, which appeared when the first did', () => {
    const { entry, version: first, place } = brought('published');
    const { version: second } = begun(2, entry);
    second.publish({ ...place, before: first, appearedAt: first.appearedAt }, office, LATER);
    expect(first).toMatchObject({ state: 'archived', archivedAt: LATER, publishedAt: NOW });
    expect(second).toMatchObject({ state: 'published', publishedAt: LATER, appearedAt: NOW });
    expect(second.takeEvents().at(-1)).toMatchObject({ data: { replaces: first.id, title: SECRET } });
  });

  it('says in no event what it is about before it is published', () => {
    const { entry, version } = begun();
    version.write({ title: `${SECRET} 2` }, office);
    version.submit(office);
    version.giveBack(SECRET, office);
    version.schedule(LATER, office, NOW);
    const events = [...entry.takeEvents(), ...version.takeEvents()];
    expect(events).toHaveLength(6);
    expect(JSON.stringify(events)).not.toContain(SECRET);
    expect(new Set(events.map(({ aggregateId }) => aggregateId))).toEqual(new Set([entry.id]));
  });
});

describe('an entry', () => {
  it('may move until something of it was published, and never after', () => {
    const { entry } = begun();
    entry.change({ slug: 'open-week' }, office);
    expect(entry.slug).toBe('open-week');
    const { entry: known } = brought('published');
    known.change({ tags: ['news'], slug: 'open-day' }, office);
    expect(() => known.change({ slug: 'open-week' }, office)).toThrow(EntryAddressStays);
  });

  it('is written by teachers when it is their own, and by the office whoever began it', () => {
    expect(writesOwnOnly(actorOf('teacher'))).toBe(true);
    expect(writesOwnOnly(actorOf('student'))).toBe(true);
    expect(writesOwnOnly(actorOf('office'))).toBe(false);
  });
});

describe('a site', () => {
  const details = {
    slug: 'hill',
    title: 'Hill',
    tagline: null,
    defaultLocale: 'en',
    audience: 'public',
  } as const;

  it('speaks the language that it shows by itself', () => {
    expect(() => Site.open({ ...details, locales: ['de'] }, office)).toThrow(LocalesInvalid);
    const site = Site.open({ ...details, locales: ['en', 'de'] }, office);
    expect(() => site.change({ locales: ['de'] }, office)).toThrow(LocalesInvalid);
    expect(() => site.assertSpeaks('fr')).toThrow(LocaleUnknown);
  });

  it('tells its former address, so that nothing is kept under it', () => {
    const site = Site.open({ ...details, locales: ['en'] }, office);
    site.change({ slug: 'mountain' }, office);
    expect(site.takeEvents().map(({ data }) => data)).toMatchObject([
      { slug: 'hill', formerSlug: null },
      { slug: 'mountain', formerSlug: 'hill' },
    ]);
  });
});
