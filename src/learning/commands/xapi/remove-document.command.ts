import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  RemoveDocumentUseCase,
  type RemoveDocumentInput,
} from '#domain/learning/xapi/use-cases/remove-document.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class RemoveDocumentCommand extends Command<void> {
  constructor(
    readonly input: RemoveDocumentInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(RemoveDocumentCommand)
export class RemoveDocumentHandler implements ICommandHandler<RemoveDocumentCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: RemoveDocumentUseCase,
  ) {}

  execute({ input, actor }: RemoveDocumentCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
