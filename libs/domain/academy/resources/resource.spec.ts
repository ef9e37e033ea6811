import { describe, expect, it } from '@jest/globals';
import type { Actor } from '../../kernel/actor.js';
import { reachOf, type Role } from '../../kernel/permissions.js';
import { DownloadGrant } from './download-grant.js';
import { DownloadRefused } from './download.errors.js';
import { assertFit, FileVersion } from './file-version.js';
import { FileTypeRefused, ResourceFileTooLarge } from './file-version.errors.js';
import { ResourceArchived, ResourcePublished, ResourceWithoutFile } from './resource.errors.js';
import { Resource, seesAsDraft, type ResourceDetails } from './resource.js';
import { LARGEST_FILE } from './resource.words.js';

const NOW = new Date('2026-11-23T08:00:00Z');
const minutes = (n: number) => new Date(NOW.getTime() + n * 60_000);
const SECRET = 'Answers to the exam';
const details: ResourceDetails = {
  title: SECRET,
  summary: null,
  licence: 'CC-BY-4.0',
  tags: ['exam'],
  audience: 'members',
};
const file = {
  sourceId: 'upload',
  name: 'a.pdf',
  mediaType: 'application/pdf',
  bytes: 9,
  sha256: 'aa',
  note: null,
};

function actor(role: Role): Actor {
  return {
    kind: 'person',
    personId: `person of role ${role}`,
    clientId: null,
    schoolId: 'school',
    reach: (permission) => reachOf([role], permission),
  };
}
const teacher = actor('teacher');

describe('a resource', () => {
  it('begins as a draft, is published with a file, and is not removed while others see it', () => {
    const resource = Resource.create(details, teacher, NOW);
    expect(() => resource.becomes('published', teacher)).toThrow(ResourceWithoutFile);
    expect(resource.takeNextFile(teacher)).toBe(1);
    resource.becomes('published', teacher);
    expect(() => resource.beRemoved(teacher)).toThrow(ResourcePublished);
    resource.becomes('archived', teacher);
    expect(() => resource.describe({ title: 'x' }, teacher)).toThrow(ResourceArchived);
    expect(() => resource.takeNextFile(teacher)).toThrow(ResourceArchived);
    resource.beRemoved(teacher);
  });

  it('tells its title while it is published, and when it stops being so, and never else', () => {
    const resource = Resource.create(details, teacher, NOW);
    resource.describe({ summary: 'Secret as well' }, teacher);
    resource.takeNextFile(teacher);
    const before = resource.takeEvents();
    expect(JSON.stringify(before)).not.toMatch(/exam|ecret/);
    resource.becomes('published', teacher);
    resource.becomes('published', teacher);
    resource.becomes('draft', teacher);
    resource.describe({ title: 'Other' }, teacher);
    expect(resource.takeEvents().map(({ data }) => data)).toMatchObject([
      { change: 'published', isPublic: true, title: SECRET },
      { change: 'unpublished', state: 'draft', isPublic: true, title: SECRET },
      { change: 'described', isPublic: false, title: null },
    ]);
  });

  it('is for everybody only when it is published for the public', () => {
    const resource = Resource.create({ ...details, audience: 'public' }, teacher, NOW);
    resource.takeNextFile(teacher);
    expect(resource.isForEverybody()).toBe(false);
    resource.becomes('published', teacher);
    expect(resource.isForEverybody()).toBe(true);
    resource.describe({ audience: 'members' }, teacher);
    expect(resource.isForEverybody()).toBe(false);
  });

  it('is seen as a draft by its author, the office and the auditor', () => {
    const resource = Resource.create(details, teacher, NOW);
    const colleague = { ...teacher, personId: 'a colleague' };
    const seen = [teacher, colleague, actor('office'), actor('auditor'), actor('student')];
    expect(seen.map((one) => seesAsDraft(one, resource))).toEqual([true, false, true, true, false]);
  });
});

describe('a file of a resource', () => {
  it.each([
    'application/pdf',
    'image/svg+xml',
    'text/plain',
    'video/mp4',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.oasis.opendocument.text',
    'application/zip',
  ])('may be %s', (mediaType) => {
    expect(() => assertFit({ bytes: LARGEST_FILE, mediaType })).not.toThrow();
  });

  it.each([
    'application/x-elf',
    'application/vnd.microsoft.portable-executable',
    'application/x-msdownload',
    'application/java-vm',
    'application/x-sh',
    'application/octet-stream',
  ])('may not be %s', (mediaType) => {
    expect(() => assertFit({ bytes: 1, mediaType })).toThrow(FileTypeRefused);
  });

  it('is no larger than it may be', () => {
    expect(() => assertFit({ bytes: LARGEST_FILE + 1, mediaType: 'video/mp4' })).toThrow(
      ResourceFileTooLarge,
    );
  });
});

describe('a download grant', () => {
  const grant = (maxUses: number | null) => {
    const version = FileVersion.of(Resource.create(details, teacher, NOW), file, teacher, NOW);
    return DownloadGrant.own(version, { minutes: 60, maxUses }, false, teacher, NOW);
  };

  it('C8 is used as often as it may be, and no more', () => {
    const one = grant(2);
    expect([one.use('client', NOW), one.use('client', NOW)]).toMatchObject([
      { client: 'client', downloadGrantId: one.id },
      { begunAt: NOW },
    ]);
    expect(() => one.use('client', NOW)).toThrow(DownloadRefused);
    const many = grant(null);
    for (let n = 0; n < 100; n++) many.use('client', NOW);
  });

  it('C7 lasts until its time is over, or it is revoked', () => {
    const one = grant(null);
    one.assertLasts(minutes(59));
    expect(() => one.assertLasts(minutes(60))).toThrow(DownloadRefused);
    one.revoke(minutes(1));
    expect(() => one.use('client', minutes(2))).toThrow(DownloadRefused);
  });
});
