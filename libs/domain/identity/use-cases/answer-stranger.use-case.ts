import type { StrangerRequest } from '../stranger-requests.js';
import type { RequestEmailVerificationUseCase } from './request-email-verification.use-case.js';
import type { RequestPasswordResetUseCase } from './request-password-reset.use-case.js';
import type { SignUpUseCase } from './sign-up.use-case.js';

export interface AnswerStrangerInput {
  readonly request: StrangerRequest;
  /** Whom `FindAccountUseCase` answered for the address. */
  readonly personId: string;
}

/** Carries out what a stranger asked for. */
export class AnswerStrangerUseCase {
  constructor(
    private readonly deps: {
      signUp: SignUpUseCase;
      verifyEmail: RequestEmailVerificationUseCase;
      resetPassword: RequestPasswordResetUseCase;
    },
  ) {}

  async execute({ request, personId }: AnswerStrangerInput): Promise<void> {
    switch (request.what) {
      case 'sign_up':
        return this.deps.signUp.execute({ ...request, personId });
      case 'verify_email':
        return this.deps.verifyEmail.execute({ personId });
      case 'reset_password':
        return this.deps.resetPassword.execute({ personId });
    }
  }
}
