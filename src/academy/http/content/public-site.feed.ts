import { escaped } from '#platform/reference/html';
import type { PublishedContentSummaryView } from '../../queries/content/published-content.view.js';
import type { PublicHome } from '../../queries/content/public-site.view.js';
import { pathTo, type PageOf } from './public-site.page.js';

/** When nothing is published yet, nothing was ever changed. */
const NEVER = '1970-01-01T00:00:00.000Z';

/**
 * The newest posts of a site in its own language. The ids are those of the site and of its posts, which stay whatever becomes
 * of their addresses; who writes is the school: people are not named to strangers.
 *
 * Source: RFC 4287.
 */
export function atomFeed(of: PageOf, { posts }: PublicHome): string {
  const { site, locale, origin } = of;
  const updated = posts.map(({ updatedAt }) => updatedAt).reduce((a, b) => (a > b ? a : b), NEVER);
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escaped(locale)}">
<id>urn:uuid:${site.id}</id>
<title>${escaped(site.title)}</title>${site.tagline === null ? '' : `\n<subtitle>${escaped(site.tagline)}</subtitle>`}
<updated>${updated}</updated>
<author><name>${escaped(site.title)}</name></author>
<link rel="self" type="application/atom+xml" href="${origin}/sites/${site.slug}/feed.atom"/>
<link rel="alternate" type="text/html" href="${origin}${pathTo(site, locale)}"/>
${posts.map((post) => atomEntry(of, post)).join('\n')}
</feed>
`;
}

function atomEntry({ site, locale, origin }: PageOf, post: PublishedContentSummaryView): string {
  const summary = post.summary === null ? '' : `\n<summary>${escaped(post.summary)}</summary>`;
  const categories = post.tags.map((tag) => `\n<category term="${escaped(tag)}"/>`).join('');
  return `<entry xml:lang="${escaped(post.locale)}">
<id>urn:uuid:${post.entryId}</id>
<title>${escaped(post.title)}</title>
<published>${post.publishedAt}</published>
<updated>${post.updatedAt}</updated>
<link rel="alternate" type="text/html" href="${origin}${pathTo(site, locale, post.slug)}"/>${categories}${summary}
</entry>`;
}
