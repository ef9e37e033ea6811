import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { EmailTaken } from '#domain/identity/account.errors';
import {
  ChoosePasswordUseCase,
  type ChoosePasswordInput,
} from '#domain/identity/use-cases/choose-password.use-case';
import { FindAccountUseCase, type FindAccountInput } from '#domain/identity/use-cases/find-account.use-case';
import { SignUpUseCase, type SignUpInput } from '#domain/identity/use-cases/sign-up.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

type Input = Omit<SignUpInput, 'personId' | 'passwordHash'> & ChoosePasswordInput & FindAccountInput;

export class SignUpCommand extends Command<void> {
  constructor(readonly input: Input) {
    super();
  }
}

@CommandHandler(SignUpCommand)
export class SignUpHandler implements ICommandHandler<SignUpCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly findAccount: FindAccountUseCase,
    private readonly choosePassword: ChoosePasswordUseCase,
    private readonly signUp: SignUpUseCase,
  ) {}

  execute({ input }: SignUpCommand) {
    return Promise.all([this.findAccount.execute(input), this.choosePassword.execute(input)])
      .then(([personId, passwordHash]) =>
        this.unitOfWork.run(systemActor(null, personId), () =>
          this.signUp.execute({ ...input, personId, passwordHash }),
        ),
      )
      .catch(unlessTaken);
  }
}

/** Of two sign-ups at once the second is answered as if it had come later. */
function unlessTaken(error: unknown): void {
  if (!(error instanceof EmailTaken)) throw error;
}
