import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  OverrideResultUseCase,
  type OverrideResultInput,
} from '#domain/learning/use-cases/override-result.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class OverrideResultCommand extends Command<void> {
  constructor(
    readonly input: OverrideResultInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(OverrideResultCommand)
export class OverrideResultHandler implements ICommandHandler<OverrideResultCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: OverrideResultUseCase,
  ) {}

  execute({ input, actor }: OverrideResultCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
