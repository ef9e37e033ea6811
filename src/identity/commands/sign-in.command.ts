import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import type { SessionTokens } from '#domain/identity/token-issuer';
import {
  AuthenticateUseCase,
  type AuthenticateInput,
} from '#domain/identity/use-cases/authenticate.use-case';
import { SignInUseCase, type SignInInput } from '#domain/identity/use-cases/sign-in.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SignInCommand extends Command<SessionTokens> {
  constructor(readonly input: AuthenticateInput & Omit<SignInInput, 'personId'>) {
    super();
  }
}

/** Passwords are verified before the transaction begins: that takes its time, and would hold a connection. */
@CommandHandler(SignInCommand)
export class SignInHandler implements ICommandHandler<SignInCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly authenticate: AuthenticateUseCase,
    private readonly signIn: SignInUseCase,
  ) {}

  execute({ input }: SignInCommand) {
    return this.authenticate
      .execute(input)
      .then(({ personId }) =>
        this.unitOfWork.run(systemActor(null, personId), () => this.signIn.execute({ ...input, personId })),
      );
  }
}
