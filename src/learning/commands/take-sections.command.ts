import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  TakeSectionsUseCase,
  type TakeSectionsInput,
} from '#domain/learning/use-cases/take-sections.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class TakeSectionsCommand extends Command<void> {
  constructor(
    readonly input: TakeSectionsInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(TakeSectionsCommand)
export class TakeSectionsHandler implements ICommandHandler<TakeSectionsCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: TakeSectionsUseCase,
  ) {}

  execute({ input, actor }: TakeSectionsCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
