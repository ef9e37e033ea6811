import { Injectable } from '@nestjs/common';
import { SiteChanged } from '#domain/academy/content/content.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';

/** What was made for visitors is made anew, and so is what was said of its address, also of the former one. */
@Injectable()
@Announces(SiteChanged)
export class ShowSite implements Announcer<SiteChanged> {
  announce({ schoolId, data: { slug, formerSlug } }: Envelope<SiteChanged>): Announcement {
    const slugs = formerSlug === null ? [slug] : [slug, formerSlug];
    return { evict: [`content:${schoolId}`, ...slugs.map((one) => `site:${one}`)] };
  }
}
