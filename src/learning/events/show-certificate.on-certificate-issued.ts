import { Injectable } from '@nestjs/common';
import { CertificateIssued } from '#domain/learning/certificates/certificate.events';
import type { Envelope } from '#platform/outbox/event-envelope';
import { Announces, type Announcement, type Announcer } from '#platform/outbox/reactions';
import { certificateMessages } from './certificate-messages-of.js';

@Injectable()
@Announces(CertificateIssued)
export class ShowCertificateIssued implements Announcer<CertificateIssued> {
  announce(event: Envelope<CertificateIssued>): Announcement {
    return certificateMessages(event, 'valid');
  }
}
