import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ConfirmSecondFactorUseCase,
  type ConfirmSecondFactorInput,
} from '#domain/identity/use-cases/confirm-second-factor.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ConfirmSecondFactorCommand extends Command<{ recoveryCodes: string[] }> {
  constructor(
    readonly input: ConfirmSecondFactorInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ConfirmSecondFactorCommand)
export class ConfirmSecondFactorHandler implements ICommandHandler<ConfirmSecondFactorCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ConfirmSecondFactorUseCase,
  ) {}

  execute({ input, actor }: ConfirmSecondFactorCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
