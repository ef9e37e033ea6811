import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { systemActor } from '#domain/kernel/actor';
import { newId } from '#domain/kernel/id';
import {
  ChoosePasswordUseCase,
  type ChoosePasswordInput,
} from '#domain/identity/use-cases/choose-password.use-case';
import { CreateUserUseCase, type CreateUserInput } from '#domain/identity/use-cases/create-user.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

type Input = Omit<CreateUserInput, 'personId' | 'passwordHash'> & ChoosePasswordInput;

/** For operators and the demo: an account whose address is vouched for. Answers the id of the person. */
export class CreateUserCommand extends Command<string> {
  constructor(readonly input: Input) {
    super();
  }
}

@CommandHandler(CreateUserCommand)
export class CreateUserHandler implements ICommandHandler<CreateUserCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly choosePassword: ChoosePasswordUseCase,
    private readonly useCase: CreateUserUseCase,
  ) {}

  execute({ input }: CreateUserCommand) {
    return this.choosePassword.execute(input).then((passwordHash) => this.create(input, passwordHash));
  }

  private create(input: Input, passwordHash: string): Promise<string> {
    const personId = newId();
    return this.unitOfWork.run(systemActor(null, personId), () =>
      this.useCase.execute({ ...input, personId, passwordHash }),
    );
  }
}
