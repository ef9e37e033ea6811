import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  SubmitVersionUseCase,
  type SubmitVersionInput,
} from '#domain/academy/content/use-cases/submit-version.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class SubmitVersionCommand extends Command<void> {
  constructor(
    readonly input: SubmitVersionInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(SubmitVersionCommand)
export class SubmitVersionHandler implements ICommandHandler<SubmitVersionCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: SubmitVersionUseCase,
  ) {}

  execute({ input, actor }: SubmitVersionCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
