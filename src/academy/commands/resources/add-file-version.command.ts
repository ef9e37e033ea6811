import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import { AddFileVersionUseCase } from '#domain/academy/resources/use-cases/add-file-version.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class AddFileVersionCommand extends Command<{ number: number }> {
  constructor(
    readonly input: Parameters<AddFileVersionUseCase['execute']>[0],
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(AddFileVersionCommand)
export class AddFileVersionHandler implements ICommandHandler<AddFileVersionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: AddFileVersionUseCase,
  ) {}

  execute({ input, actor }: AddFileVersionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
