import { Injectable } from '@nestjs/common';
import { MarkProposed } from '#domain/attendance/mark-proposal.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { ProposalMessage } from '../ws/proposal.messages.js';

/** The office sees at once that something waits for it. */
@Injectable()
@Announces(MarkProposed)
export class ShowMarkProposed implements Announcer<MarkProposed> {
  announce({ aggregateId: proposalId, schoolId, type, data }: Envelope<MarkProposed>): Announcement {
    const message: ProposalMessage = { proposalId, ...data };
    return { messages: [{ topic: `school:${schoolId}:registers`, type, data: message }] };
  }
}
