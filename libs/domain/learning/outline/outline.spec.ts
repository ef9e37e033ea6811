import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CourseItem } from './course-item.js';
import { CourseModule } from './course-module.js';
import { contentOf, ITEM_KINDS } from './item-kinds.js';
import { Outline, type PlacedItem } from './outline.js';
import {
  AvailabilityInvalid,
  CourseItemNotFound,
  CourseModuleNotFound,
  ItemContentInvalid,
  ItemRequired,
  ModuleNotEmpty,
  OutlineFull,
  OutlineIncomplete,
  RequirementsInvalid,
} from './outline.errors.js';

const run = { id: 'run', schoolId: 'school', courseId: 'course' };
const place = { schoolId: 'school', runId: 'run', moduleId: 'a', position: 1 };
const always = { opensAt: null, closesAt: null };
const item = (id: string, moduleId: string, position: number, requires: string[] = []): PlacedItem => ({
  id,
  moduleId,
  position,
  requires,
});
const modules = [
  { id: 'a', position: 1 },
  { id: 'b', position: 4 },
];
const outline = new Outline(run, modules, [item('1', 'a', 1), item('2', 'a', 7, ['1']), item('3', 'b', 1)]);

describe('the outline of a run', () => {
  it('takes what is new at the end', () => {
    expect(outline.roomForModule()).toBe(5);
    expect(outline.roomForItem('a')).toBe(8);
    expect(new Outline(run, modules, []).roomForItem('b')).toBe(1);
    expect(() => outline.roomForItem('elsewhere')).toThrow(CourseModuleNotFound);
  });

  it('is no longer than can be shown at once', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => item(`${i}`, 'a', i + 1));
    expect(() => new Outline(run, modules, many(500)).roomForItem('a')).toThrow(OutlineFull);
    expect(new Outline(run, modules, many(499)).roomForItem('a')).toBe(500);
    expect(() => new Outline(run, many(100), []).roomForModule()).toThrow(OutlineFull);
  });

  it('is put in an order that names everything once', () => {
    outline.assertWhole([
      { moduleId: 'b', itemIds: ['2', '3', '1'] },
      { moduleId: 'a', itemIds: [] },
    ]);
    for (const order of [
      [{ moduleId: 'a', itemIds: ['1', '2', '3'] }],
      [
        { moduleId: 'a', itemIds: ['1', '2'] },
        { moduleId: 'b', itemIds: [] },
      ],
      [
        { moduleId: 'a', itemIds: ['1', '2', '2'] },
        { moduleId: 'b', itemIds: ['3'] },
      ],
      [
        { moduleId: 'a', itemIds: ['1', '2'] },
        { moduleId: 'a', itemIds: ['3'] },
      ],
      [
        { moduleId: 'a', itemIds: ['1', '2', 'foreign'] },
        { moduleId: 'b', itemIds: [] },
      ],
    ])
      expect(() => outline.assertWhole(order)).toThrow(OutlineIncomplete);
  });

  it('loses no item that others require, and no module with items', () => {
    expect(() => outline.assertNotRequired('1')).toThrow(ItemRequired);
    outline.assertNotRequired('2');
    expect(() => outline.assertEmpty('b')).toThrow(ModuleNotEmpty);
    new Outline(run, modules, []).assertEmpty('b');
  });

  it('requires items of its own, and none that requires itself in the end', () => {
    outline.assertMayRequire('3', ['1', '2']);
    expect(() => outline.assertMayRequire('1', ['1'])).toThrow(RequirementsInvalid);
    expect(() => outline.assertMayRequire('1', ['2'])).toThrow(RequirementsInvalid);
    expect(() => outline.assertMayRequire('3', ['foreign'])).toThrow(RequirementsInvalid);
    expect(() => outline.assertMayRequire('foreign', [])).toThrow(CourseItemNotFound);
  });

  it('leaves an order in which everything can be opened, whatever was asked for (property)', () => {
    const ids = ['0', '1', '2', '3', '4', '5'];
    const wish = fc.record({ of: fc.constantFrom(...ids), required: fc.subarray(ids) });
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
        const requires = new Map<string, readonly string[]>(ids.map((id) => [id, []]));
        for (const { of, required } of wishes) {
          const placed = ids.map((id, at) => item(id, 'a', at, [...requires.get(id)!]));
          try {
            new Outline(run, modules, placed).assertMayRequire(of, required);
            requires.set(of, required);
          } catch (error) {
            expect(error).toBeInstanceOf(RequirementsInvalid);
          }
        }
        const done = new Set<string>();
        for (let round = 0; round < ids.length; round++)
          for (const id of ids) if (requires.get(id)!.every((other) => done.has(other))) done.add(id);
        expect(done.size).toBe(ids.length);
      }),
    );
  });

  it('B10 tells that it has changed, and nothing of what it says', () => {
    const actor = { personId: 'me' } as never;
    outline.note('item_changed', '1', actor);
    expect(outline.takeEvents()).toMatchObject([
      {
        aggregateId: 'run',
        data: { courseId: 'course', change: 'item_changed', subjectId: '1', by: 'me' },
      },
    ]);
  });
});

describe('an item', () => {
  const page = () => CourseItem.of(place, 'page', { title: 'Page', markdown: '# One', ...always });

  it('begins as a draft and keeps what is not given when it changes', () => {
    const changed = page();
    expect(changed).toMatchObject({ state: 'draft', content: { markdown: '# One', url: null } });
    changed.change({ title: 'Other' });
    changed.change({ opensAt: '2026-12-01T08:00:00+01:00' });
    expect(changed).toMatchObject({
      title: 'Other',
      content: { markdown: '# One' },
      opensAt: new Date('2026-12-01T07:00:00Z'),
    });
    changed.change({ markdown: '# Two', opensAt: null });
    expect(changed).toMatchObject({ content: { markdown: '# Two' }, opensAt: null });
  });

  it('has the content of its kind and nothing else', () => {
    const refused = (kind: (typeof ITEM_KINDS)[number], given: object) =>
      expect(() => contentOf(kind, given)).toThrow(ItemContentInvalid);
    refused('page', {});
    refused('page', { markdown: 'x', url: 'https://example.org' });
    refused('link', { markdown: 'x' });
    for (const url of [
      'javascript:alert(1)',
      'data:text/html,x',
      'ftp://example.org',
      '//example.org',
      'https://me:secret@example.org',
      'not an address',
    ])
      refused('link', { url });
    expect(contentOf('link', { url: 'https://example.org/a b' })).toEqual({
      url: 'https://example.org/a%20b',
      markdown: null,
    });
    expect(() => page().change({ markdown: null })).toThrow(ItemContentInvalid);
  });

  it('does not close before it opens', () => {
    const closed = { opensAt: '2026-12-01T08:00:00Z', closesAt: '2026-12-01T08:00:00Z' };
    expect(() => page().change(closed)).toThrow(AvailabilityInvalid);
    expect(() => CourseModule.of(run, 1, { title: 'M', ...closed })).toThrow(AvailabilityInvalid);
  });

  it('is copied with what it requires, to be opened at any time', () => {
    const original = page();
    original.change({ opensAt: '2026-12-01T08:00:00Z' });
    original.require(['first']);
    original.completeBy({ rule: 'by', at: '2026-12-24T08:00:00.000Z', of: [{ rule: 'viewed' }] });
    original.becomes('published');
    const ids = new Map([
      ['first', 'first copy'],
      [original.id, 'copy'],
    ]);
    expect(original.copyTo({ ...place, runId: 'next' }, ids)).toMatchObject({
      id: 'copy',
      runId: 'next',
      state: 'published',
      requires: ['first copy'],
      opensAt: null,
      completion: { rule: 'viewed' },
      content: { markdown: '# One' },
    });
  });

  it('is copied in a chapter that can be opened at any time as well', () => {
    const dated = { title: 'M', opensAt: '2026-12-01T08:00:00Z', closesAt: '2026-12-31T08:00:00Z' };
    const copy = CourseModule.of(run, 3, dated).copyTo({ schoolId: 'school', id: 'next' });
    expect(copy).toMatchObject({ runId: 'next', position: 3, title: 'M', ...always });
  });
});
