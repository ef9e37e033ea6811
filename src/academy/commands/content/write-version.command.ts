import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  WriteVersionUseCase,
  type WriteVersionInput,
} from '#domain/academy/content/use-cases/write-version.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class WriteVersionCommand extends Command<void> {
  constructor(
    readonly input: WriteVersionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(WriteVersionCommand)
export class WriteVersionHandler implements ICommandHandler<WriteVersionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: WriteVersionUseCase,
  ) {}

  execute({ input, actor }: WriteVersionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
