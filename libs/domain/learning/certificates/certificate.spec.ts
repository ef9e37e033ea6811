import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Clock } from '../../kernel/clock.js';
import { office } from '../testing/actors.js';
import { KeepCertificateUseCase } from '../use-cases/keep-certificate.use-case.js';
import { ReissueCertificateUseCase } from '../use-cases/reissue-certificate.use-case.js';
import { RevokeCertificateUseCase } from '../use-cases/revoke-certificate.use-case.js';
import { CertificateRevokedAlready, NothingToCertify } from './certificate.errors.js';
import { serialOf, type Certificate } from './certificate.js';
import type { CertificateRepository, Completion } from './certificate.repository.js';

const NOW = new Date('2026-11-21T12:00:00Z');
const clock: Clock = { now: () => NOW };

/** One enrolment, which is completed and reset. */
class OneEnrolment implements CertificateRepository {
  readonly issued: Certificate[] = [];
  state = { completed: false, round: 0 };

  async completion(enrolmentId: string): Promise<Completion> {
    const of = { schoolId: 'school', enrolmentId, runId: 'run', learnerId: 'learner' };
    const called = { learnerName: 'Ada', courseTitle: 'Bread', runTitle: 'Autumn', schoolName: 'Hill' };
    return { ...of, ...called, ...this.state, completedOn: '2026-11-20', certificates: [...this.issued] };
  }

  async hold(id: string): Promise<Certificate> {
    return this.issued.find((one) => one.id === id)!;
  }

  async nextNumber(): Promise<number> {
    return this.issued.length + 1;
  }

  add(certificate: Certificate): void {
    this.issued.push(certificate);
  }
}

const keeping = (certificates: CertificateRepository) => () =>
  new KeepCertificateUseCase({ certificates, clock }).execute({ enrolmentId: 'enrolment' }, office);

describe('certificates', () => {
  it('are one for each completion, valid as long as it stands, however often and late it is asked (property)', async () => {
    const steps = fc.array(fc.constantFrom('complete', 'reset', 'told'), { maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(steps, async (happens) => {
        const enrolment = new OneEnrolment();
        const keep = keeping(enrolment);
        for (const step of happens) {
          const { completed, round } = enrolment.state;
          if (step === 'complete') enrolment.state = { completed: true, round };
          if (step === 'reset' && completed) enrolment.state = { completed: false, round: round + 1 };
          if (step === 'told') await keep();
        }
        await keep();
        await keep();
        const { issued, state } = enrolment;
        const rounds = issued.map(({ round }) => round);
        expect(new Set(rounds).size).toBe(rounds.length);
        const valid = issued.filter((one) => one.state === 'valid').map(({ round }) => round);
        expect(valid).toEqual(state.completed ? [state.round] : []);
        expect(new Set(issued.map(({ code }) => code)).size).toBe(issued.length);
      }),
    );
  });

  it('that somebody revoked are not issued again by themselves, and only once revoked', async () => {
    const enrolment = new OneEnrolment();
    enrolment.state.completed = true;
    const keep = keeping(enrolment);
    await keep();
    const revoke = () =>
      new RevokeCertificateUseCase({ certificates: enrolment, clock }).execute(
        { certificateId: enrolment.issued[0]!.id, reason: 'Not the learner’s own work' },
        office,
      );
    await revoke();
    await keep();
    expect(enrolment.issued).toMatchObject([{ state: 'revoked', cause: 'decided', revokedAt: NOW }]);
    await expect(revoke()).rejects.toThrow(CertificateRevokedAlready);
  });

  it('are issued anew for the same completion, and for none that was undone', async () => {
    const enrolment = new OneEnrolment();
    enrolment.state.completed = true;
    await keeping(enrolment)();
    const reissue = () =>
      new ReissueCertificateUseCase({ certificates: enrolment, clock }).execute(
        { certificateId: enrolment.issued[0]!.id },
        office,
      );
    const { id } = await reissue();
    expect(enrolment.issued).toMatchObject([
      { state: 'revoked', cause: 'replaced' },
      { id, state: 'valid', replaces: enrolment.issued[0]!.id },
    ]);
    enrolment.state = { completed: true, round: 1 };
    await expect(reissue()).rejects.toThrow(NothingToCertify);
  });

  it('have serial numbers that sort and grow', () => {
    expect([1, 999_999, 1_000_000].map(serialOf)).toEqual(['000001', '999999', '1000000']);
  });
});
