import { Clock } from '#domain/kernel/clock';
import { CertificateRepository } from '#domain/learning/certificates/certificate.repository';
import { KeepCertificateUseCase } from '#domain/learning/use-cases/keep-certificate.use-case';
import { ReissueCertificateUseCase } from '#domain/learning/use-cases/reissue-certificate.use-case';
import { RevokeCertificateUseCase } from '#domain/learning/use-cases/revoke-certificate.use-case';
import { useCase } from '#platform/wiring/use-case';
import { KeepCertificateHandler } from './keep-certificate.command.js';
import { ReissueCertificateHandler } from './reissue-certificate.command.js';
import { RevokeCertificateHandler } from './revoke-certificate.command.js';

const ofCertificates = { certificates: CertificateRepository, clock: Clock };

/** The commands about certificates, each with its use case. */
export const certificateCommands = [
  KeepCertificateHandler,
  useCase(KeepCertificateUseCase, ofCertificates),
  RevokeCertificateHandler,
  useCase(RevokeCertificateUseCase, ofCertificates),
  ReissueCertificateHandler,
  useCase(ReissueCertificateUseCase, ofCertificates),
];
