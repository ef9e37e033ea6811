import { Inject, Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { WayOut } from '#domain/learning/talk/way-out';
import { layOut } from '#platform/mail/layout';
import { Mailer, MailRefused } from '#platform/mail/mailer';
import { JobHandler, type RunningJob, type RunsJobs } from '#platform/queue/job-handler';
import { GetAnnouncementMailQuery } from '../queries/get-announcement-mail.query.js';

interface Payload {
  readonly announcementId: string;
  readonly learnerId: string;
}

/** One mail of an announcement. Its Message-ID is made of both ids: sent again after a crash, it is the same mail. */
@Injectable()
@JobHandler({ kind: 'learning.mail_announcement', completes: 'at-end', quiet: true, concurrency: 4 })
export class MailAnnouncementJob implements RunsJobs<Payload> {
  constructor(
    private readonly queries: QueryBus,
    @Inject(Mailer) private readonly mailer: Mailer,
    @Inject(WayOut) private readonly wayOut: WayOut,
  ) {}

  async run({ payload, actor }: RunningJob<Payload>): Promise<void> {
    const mail = await this.queries.execute(new GetAnnouncementMailQuery(payload, actor));
    const unsubscribe = await this.wayOut.forLearner(payload.learnerId, actor);
    if (!mail || !unsubscribe) return;
    const { to, locale, schoolName, courseTitle, title, markdown } = mail;
    const letter = layOut({
      locale,
      subject: `${courseTitle}: ${title}`,
      paragraphs: markdown.split(/\n{2,}/),
      footnotes: [`${schoolName} · ${courseTitle}`],
      unsubscribe,
    });
    const messageId = `announcement.${payload.announcementId}.${payload.learnerId}`;
    const addressed = { messageId, to, locale, unsubscribeUrl: unsubscribe.url };
    await this.mailer.send({ ...addressed, ...letter }).catch((error: unknown) => {
      if (!(error instanceof MailRefused)) throw error; // nobody has that address: trying again is pointless
    });
  }
}
