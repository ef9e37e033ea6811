import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  BeginVersionUseCase,
  type BeginVersionInput,
} from '#domain/academy/content/use-cases/begin-version.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class BeginVersionCommand extends Command<{ id: string }> {
  constructor(
    readonly input: BeginVersionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(BeginVersionCommand)
export class BeginVersionHandler implements ICommandHandler<BeginVersionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: BeginVersionUseCase,
  ) {}

  execute({ input, actor }: BeginVersionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
