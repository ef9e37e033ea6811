import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  KeepDocumentUseCase,
  type KeepDocumentInput,
} from '#domain/learning/xapi/use-cases/keep-document.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class KeepDocumentCommand extends Command<void> {
  constructor(
    readonly input: KeepDocumentInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(KeepDocumentCommand)
export class KeepDocumentHandler implements ICommandHandler<KeepDocumentCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: KeepDocumentUseCase,
  ) {}

  execute({ input, actor }: KeepDocumentCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
