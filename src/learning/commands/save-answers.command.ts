import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { SaveAnswersUseCase, type SaveAnswersInput } from '#domain/learning/use-cases/save-answers.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SaveAnswersCommand extends Command<void> {
  constructor(
    readonly input: SaveAnswersInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SaveAnswersCommand)
export class SaveAnswersHandler implements ICommandHandler<SaveAnswersCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SaveAnswersUseCase,
  ) {}

  execute({ input, actor }: SaveAnswersCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
