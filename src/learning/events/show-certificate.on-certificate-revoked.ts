import { Injectable } from '@nestjs/common';
import { CertificateRevoked } from '#domain/learning/certificates/certificate.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { certificateMessages } from './certificate-messages-of.js';

@Injectable()
@Announces(CertificateRevoked)
export class ShowCertificateRevoked implements Announcer<CertificateRevoked> {
  announce(event: Envelope<CertificateRevoked>): Announcement {
    return certificateMessages(event, 'revoked');
  }
}
