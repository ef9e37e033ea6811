import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  UnlinkSignInUseCase,
  type UnlinkSignInInput,
} from '#domain/roster/use-cases/unlink-sign-in.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class UnlinkSignInCommand extends Command<void> {
  constructor(
    readonly input: UnlinkSignInInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(UnlinkSignInCommand)
export class UnlinkSignInHandler implements ICommandHandler<UnlinkSignInCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: UnlinkSignInUseCase,
  ) {}

  execute({ input, actor }: UnlinkSignInCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
