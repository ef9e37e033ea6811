import { Injectable } from '@nestjs/common';
import { QueryBus } from '@nestjs/cqrs';
import { anonymous, type Actor } from '#domain/kernel/actor';
import { prepared } from '#platform/persistence/statement';
import { TenantReader } from '#platform/persistence/tenant-reader';
import { WatchableTopic, type Topic, type TopicParams } from '#platform/realtime/topics';
import { AdmitEditorQuery } from '../../queries/content/admit-editor.query.js';
import { ContentEntryView } from '../../queries/content/content-entry.view.js';
import { GetContentEntryQuery } from '../../queries/content/get-content-entry.query.js';
import { EntryMessage, VersionMessage } from './content-messages.js';

const schoolOf = prepared(`select academy.school_of_entry($1) as "schoolId"`);

/** One page or post with all that is written of it, for those alone who see what is not published. */
@Injectable()
@WatchableTopic({
  pattern: 'content-entry:{entryId}',
  permission: 'academy.draft.read',
  messages: [
    { type: 'academy.entry_changed', data: EntryMessage },
    { type: 'academy.version_changed', data: VersionMessage },
  ],
  snapshot: ContentEntryView,
})
export class ContentEntryTopic implements Topic {
  constructor(
    private readonly reader: TenantReader,
    private readonly queries: QueryBus,
  ) {}

  async schoolOf({ entryId }: TopicParams): Promise<string | null> {
    const [row] = await this.reader.rows<{ schoolId: string | null }>(anonymous, schoolOf, [entryId]);
    return row?.schoolId ?? null;
  }

  async admit(actor: Actor, { entryId }: TopicParams): Promise<void> {
    await this.queries.execute(new AdmitEditorQuery(entryId!, actor));
  }

  snapshot(actor: Actor, { entryId }: TopicParams): Promise<ContentEntryView> {
    return this.queries.execute(new GetContentEntryQuery(entryId!, actor));
  }
}
