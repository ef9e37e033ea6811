import { escaped } from '#platform/reference/html';
import type { PublicAddress } from '../../queries/content/list-public-addresses.query.js';
import { pathTo, type PageOf } from './public-site.page.js';

/**
 * What search engines may look at: the start page in each language, and all that is published.
 *
 * Source: sitemaps.org, version 0.9.
 */
export function siteMap(
  { site, origin }: Omit<PageOf, 'locale'>,
  addresses: readonly PublicAddress[],
): string {
  const homes = site.locales.map((locale) => urlOf(`${origin}${pathTo(site, locale)}`));
  const entries = addresses.map(({ slug, locale, updatedAt }) =>
    urlOf(`${origin}${pathTo(site, locale, slug)}`, updatedAt),
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
${[...homes, ...entries].join('\n')}
</urlset>
`;
}

function urlOf(address: string, changed?: string): string {
  const since = changed ? `<lastmod>${changed}</lastmod>` : '';
  return `<url><loc>${escaped(address)}</loc>${since}</url>`;
}
