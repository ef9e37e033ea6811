import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  ChangeGradingSchemeUseCase,
  type ChangeGradingSchemeInput,
} from '#domain/learning/use-cases/change-grading-scheme.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class ChangeGradingSchemeCommand extends Command<void> {
  constructor(
    readonly input: ChangeGradingSchemeInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ChangeGradingSchemeCommand)
export class ChangeGradingSchemeHandler implements ICommandHandler<ChangeGradingSchemeCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ChangeGradingSchemeUseCase,
  ) {}

  execute({ input, actor }: ChangeGradingSchemeCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
