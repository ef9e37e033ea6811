import { anonymous, type Actor } from '#domain/kernel/actor';
import type { PublishedContentSummaryView, PublishedContentView } from './published-content.view.js';

/** The site of a school that anybody may open. */
export interface PublicSite {
  readonly id: string;
  readonly schoolId: string;
  readonly slug: string;
  readonly title: string;
  readonly tagline: string | null;
  readonly defaultLocale: string;
  readonly locales: readonly string[];
  /** In which its days are. */
  readonly timeZone: string;
}

/** What is around everything that a visitor reads: the pages, by title. */
interface Surrounded {
  readonly pages: readonly PublishedContentSummaryView[];
}

export interface PublicHome extends Surrounded {
  /** The newest first. */
  readonly posts: readonly PublishedContentSummaryView[];
  /** Leads to older ones; absent on the last page. */
  readonly next?: string;
}

export interface PublicEntry extends Surrounded {
  readonly entry: PublishedContentView;
}

/** Nobody in particular, in the school whose public site they have opened. */
export function visitorOf({ schoolId }: Pick<PublicSite, 'schoolId'>): Actor {
  return { ...anonymous, schoolId };
}
