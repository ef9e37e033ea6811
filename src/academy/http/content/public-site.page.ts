import { languageOf } from '#domain/kernel/languages';
import { escaped } from '#platform/reference/html';
import type { PublishedContentSummaryView } from '../../queries/content/published-content.view.js';
import type { PublicEntry, PublicHome, PublicSite } from '../../queries/content/public-site.view.js';
import { sitePhrases } from './public-site.phrases.js';
import { SITE_STYLE } from './public-site.style.js';

/** A page in the making: of which site, in which language, and where this installation is opened. */
export interface PageOf {
  readonly site: PublicSite;
  readonly locale: string;
  readonly origin: string;
}

type Pages = readonly PublishedContentSummaryView[];

/** A page of posts, the newest first. */
export function homePage(of: PageOf, { posts, pages, next }: PublicHome, isFirst: boolean): string {
  const { site, locale } = of;
  const words = sitePhrases(locale);
  const list = posts.map((post) => cardOf(of, post)).join('\n');
  const older =
    next &&
    `<a rel="next" href="${pathTo(site, locale)}?after=${encodeURIComponent(next)}">${words.older}</a>`;
  const newest = !isFirst && `<a href="${pathTo(site, locale)}">${words.newest}</a>`;
  const ways = [newest, older].filter(Boolean).join(' · ');
  const main = `<h1>${words.posts}</h1>\n${list || `<p>${words.none}</p>`}\n${ways && `<p>${ways}</p>`}`;
  return pageOf(of, { title: site.title, main, pages, languages: site.locales });
}

/** One page or post. What is not there in the language asked for says in which it is. */
export function entryPage(of: PageOf, { entry, pages }: PublicEntry): string {
  const { site, locale } = of;
  const words = sitePhrases(locale);
  const note = entry.locale === locale ? '' : `<p class="note">${words.elsewhere}</p>`;
  const spoken = `lang="${escaped(entry.locale)}" dir="${directionOf(entry.locale)}"`;
  const changed =
    entry.updatedAt === entry.publishedAt ? '' : ` · ${words.changed} ${dayOf(of, entry.updatedAt)}`;
  const meta = entry.kind === 'post' ? `<p class="meta">${dayOf(of, entry.publishedAt)}${changed}</p>` : '';
  const main = `${note}<article ${spoken}>${coverOf(entry)}<h1>${escaped(entry.title)}</h1>${meta}
<div class="text">${entry.html}</div></article>`;
  const { title, summary, locales, slug } = entry;
  return pageOf(of, { title: `${title} – ${site.title}`, main, pages, languages: locales, summary, slug });
}

/** Nothing is there, be it that nothing was, or that nobody may see it. */
export function missingPage(locale: string, site?: PublicSite): string {
  const words = sitePhrases(locale);
  const home = site ? `<p><a href="${pathTo(site, locale)}">${words.home}</a></p>` : '';
  const body = `<div class="in"><main><h1>${words.missing}</h1><p>${words.missingText}</p>${home}</main></div>`;
  return documentOf(locale, `<meta name="robots" content="noindex"><title>${words.missing}</title>`, body);
}

/** The site's own language needs no name in the address. */
export function pathTo({ slug, defaultLocale }: PublicSite, locale: string, entry?: string): string {
  return ['/sites', slug, locale === defaultLocale ? '' : locale, entry].filter(Boolean).join('/');
}

interface Shown {
  readonly title: string;
  readonly main: string;
  readonly pages: Pages;
  /** In which it can be read. */
  readonly languages: readonly string[];
  readonly summary?: string | null;
  /** Of the entry that is shown. */
  readonly slug?: string;
}

function pageOf(
  of: PageOf,
  { title, main, pages, languages, summary = of.site.tagline, slug }: Shown,
): string {
  const { site, locale, origin } = of;
  const words = sitePhrases(locale);
  const at = (language: string) => `${origin}${pathTo(site, language, slug)}`;
  const spoken = languages.includes(locale) ? locale : site.defaultLocale;
  const head = [
    `<title>${escaped(title)}</title>`,
    summary ? `<meta name="description" content="${escaped(summary)}">` : '',
    `<link rel="canonical" href="${at(spoken)}">`,
    ...languages.map((one) => `<link rel="alternate" hreflang="${one}" href="${at(one)}">`),
    `<link rel="alternate" type="application/atom+xml" href="${origin}/sites/${site.slug}/feed.atom">`,
  ];
  const tagline = site.tagline ? `<p>${escaped(site.tagline)}</p>` : '';
  const body = `<a class="skip" href="#content">${words.skip}</a>
<header><div class="in"><a class="name" href="${pathTo(site, locale)}">${escaped(site.title)}</a>${tagline}
${pagesOf(of, pages, slug)}${languagesOf(of, slug)}</div></header>
<div class="in"><main id="content">${main}</main></div>
<footer><div class="in">${escaped(site.title)}</div></footer>`;
  return documentOf(locale, head.filter(Boolean).join('\n'), body);
}

function pagesOf({ site, locale }: PageOf, pages: Pages, slug: string | undefined): string {
  if (pages.length === 0) return '';
  const items = pages.map((page) => itemOf(pathTo(site, locale, page.slug), page.title, page.slug === slug));
  return `<nav aria-label="${sitePhrases(locale).pages}"><ul>${items.join('')}</ul></nav>`;
}

function languagesOf({ site, locale }: PageOf, slug: string | undefined): string {
  if (site.locales.length < 2) return '';
  const items = site.locales.map((one) => {
    const name = new Intl.DisplayNames([one], { type: 'language' }).of(one) ?? one;
    return itemOf(pathTo(site, one, slug), name, one === locale, one);
  });
  return `<nav class="languages" aria-label="${sitePhrases(locale).languages}"><ul>${items.join('')}</ul></nav>`;
}

function itemOf(href: string, name: string, isHere: boolean, language?: string): string {
  const spoken = language ? ` lang="${language}" hreflang="${language}"` : '';
  return `<li><a href="${href}"${spoken}${isHere ? ' aria-current="page"' : ''}>${escaped(name)}</a></li>`;
}

function cardOf(of: PageOf, post: PublishedContentSummaryView): string {
  const summary = post.summary ? `<p>${escaped(post.summary)}</p>` : '';
  const href = pathTo(of.site, of.locale, post.slug);
  return `<article class="card" lang="${post.locale}" dir="${directionOf(post.locale)}">${coverOf(post)}
<h2><a href="${href}">${escaped(post.title)}</a></h2><p class="meta">${dayOf(of, post.publishedAt)}</p>${summary}</article>`;
}

function coverOf({ coverText }: PublishedContentSummaryView): string {
  return coverText === null ? '' : `<p class="cover">${escaped(coverText)}</p>`;
}

function dayOf({ site: { timeZone }, locale }: PageOf, instant: string): string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }).format(new Date(instant));
  return `<time datetime="${instant}">${escaped(day)}</time>`;
}

function directionOf(locale: string): 'ltr' | 'rtl' {
  return languageOf(locale) === 'ar' ? 'rtl' : 'ltr';
}

function documentOf(locale: string, head: string, body: string): string {
  return `<!doctype html>
<html lang="${escaped(locale)}" dir="${directionOf(locale)}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width">
${head}
<style>${SITE_STYLE}</style></head>
<body>${body}</body></html>
`;
}
