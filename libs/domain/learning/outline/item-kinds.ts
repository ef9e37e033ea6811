import { assignmentOfCopy, soundAssignment, type Assignment } from '../assessment/assignment.js';
import { quizOfCopy, soundQuiz, type Quiz } from '../assessment/quiz.js';
import { soundLive, type LiveDetails } from './live.js';
import { ItemContentInvalid } from './outline.errors.js';
import { webAddress } from '../../kernel/web-address.js';

/**
 * The kinds of items, a registry: each says what it is made of. What has a life of its own (a video, a quiz) becomes an
 * aggregate that holds the item's id, and its kind is registered here when it is built; no other kind is taken.
 */
export const ITEM_KINDS = ['page', 'link', 'video', 'file', 'quiz', 'assignment', 'live'] as const;
export type ItemKind = (typeof ITEM_KINDS)[number];

/** What may be said of an item's content; each kind takes what is its own and refuses the rest. */
export interface GivenContent {
  /** Of a page the text, of anything else what to look for there. */
  readonly markdown?: string | null;
  readonly url?: string | null;
  readonly videoId?: string | null;
  readonly fileId?: string | null;
  readonly quiz?: Quiz | null;
  readonly assignment?: Assignment | null;
  readonly live?: LiveDetails | null;
}

/** What is kept: of a page its Markdown, of a link its address, of a video and of a file which one it is, of a quiz how it goes. */
export interface ItemContent {
  readonly markdown: string | null;
  readonly url: string | null;
  readonly videoId?: string;
  readonly fileId?: string;
  readonly quiz?: Quiz;
  readonly assignment?: Assignment;
  readonly live?: LiveDetails;
}

/** @throws ItemContentInvalid */
export function contentOf(kind: ItemKind, given: GivenContent): ItemContent {
  refuseForeign(kind, given);
  switch (kind) {
    case 'page':
      return pageOf(given);
    case 'link':
      return linkOf(given);
    case 'video':
      return { ...about(given), videoId: subject(given, 'videoId', 'video') };
    case 'file':
      return { ...about(given), fileId: subject(given, 'fileId', 'file') };
    case 'quiz':
      return { ...about(given), quiz: quizOf(given) };
    case 'assignment':
      return { ...about(given), assignment: assignmentOf(given) };
    case 'live':
      return { ...about(given), live: liveOf(given) };
  }
}

/** @param copyOf the copies of what it asks, by the ids of the originals */
export function contentOfCopy(content: ItemContent, copyOf: ReadonlyMap<string, string>): ItemContent {
  const { quiz, assignment } = content;
  return {
    ...content,
    ...(quiz && { quiz: quizOfCopy(quiz, copyOf) }),
    ...(assignment && { assignment: assignmentOfCopy(assignment) }),
  };
}

const OWN = {
  page: 'markdown',
  link: 'url',
  video: 'videoId',
  file: 'fileId',
  quiz: 'quiz',
  assignment: 'assignment',
  live: 'live',
} as const;

/** What belongs to another kind; anything may have Markdown. */
function refuseForeign(kind: ItemKind, given: GivenContent): void {
  for (const field of ['url', 'videoId', 'fileId', 'quiz', 'assignment', 'live'] as const)
    if (given[field] && field !== OWN[kind])
      throw new ItemContentInvalid(field, `must be left out: a ${kind} has none`);
}

function pageOf({ markdown }: GivenContent): ItemContent {
  if (!markdown) throw new ItemContentInvalid('markdown', 'must be there: it is the page');
  return { markdown, url: null };
}

function linkOf({ markdown, url }: GivenContent): ItemContent {
  if (!url) throw new ItemContentInvalid('url', 'must be there: it is the link');
  return {
    markdown: markdown ?? null,
    url: webAddress(url, (detail) => new ItemContentInvalid('url', detail)),
  };
}

function about({ markdown }: GivenContent): ItemContent {
  return { markdown: markdown ?? null, url: null };
}

function subject(given: GivenContent, field: 'videoId' | 'fileId', what: string): string {
  const id = given[field];
  if (!id) throw new ItemContentInvalid(field, `must be there: it is the ${what}`);
  return id;
}

function assignmentOf({ assignment }: GivenContent): Assignment {
  if (!assignment) throw new ItemContentInvalid('assignment', 'must be there: it is what is to be done');
  return soundAssignment(assignment);
}

function liveOf({ live }: GivenContent): LiveDetails {
  if (!live) throw new ItemContentInvalid('live', 'must be there: it is when and where');
  return soundLive(live);
}

function quizOf({ quiz }: GivenContent): Quiz {
  if (!quiz) throw new ItemContentInvalid('quiz', 'must be there: it is what is asked');
  return soundQuiz(quiz);
}
