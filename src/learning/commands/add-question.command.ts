import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AddQuestionUseCase, type AddQuestionInput } from '#domain/learning/use-cases/add-question.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class AddQuestionCommand extends Command<{ id: string }> {
  constructor(
    readonly input: AddQuestionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AddQuestionCommand)
export class AddQuestionHandler implements ICommandHandler<AddQuestionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: AddQuestionUseCase,
  ) {}

  execute({ input, actor }: AddQuestionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
