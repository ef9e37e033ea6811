import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  GiveBackVersionUseCase,
  type GiveBackVersionInput,
} from '#domain/academy/content/use-cases/give-back-version.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class GiveBackVersionCommand extends Command<void> {
  constructor(
    readonly input: GiveBackVersionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(GiveBackVersionCommand)
export class GiveBackVersionHandler implements ICommandHandler<GiveBackVersionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: GiveBackVersionUseCase,
  ) {}

  execute({ input, actor }: GiveBackVersionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
