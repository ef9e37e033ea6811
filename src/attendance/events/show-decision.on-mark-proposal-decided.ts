import { Injectable } from '@nestjs/common';
import { MarkProposalDecided } from '#domain/attendance/mark-proposal.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import type { ProposalDecisionMessage } from '../ws/proposal.messages.js';

/** Others in the office see that it waits no longer. */
@Injectable()
@Announces(MarkProposalDecided)
export class ShowMarkProposalDecided implements Announcer<MarkProposalDecided> {
  announce({ aggregateId: proposalId, schoolId, type, data }: Envelope<MarkProposalDecided>): Announcement {
    const message: ProposalDecisionMessage = { proposalId, ...data };
    return { messages: [{ topic: `school:${schoolId}:registers`, type, data: message }] };
  }
}
