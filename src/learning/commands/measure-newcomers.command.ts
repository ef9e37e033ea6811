import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  MeasureNewcomersUseCase,
  type MeasureNewcomersInput,
} from '#domain/learning/use-cases/measure-newcomers.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class MeasureNewcomersCommand extends Command<number> {
  constructor(
    readonly input: MeasureNewcomersInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(MeasureNewcomersCommand)
export class MeasureNewcomersHandler implements ICommandHandler<MeasureNewcomersCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: MeasureNewcomersUseCase,
  ) {}

  execute({ input, actor }: MeasureNewcomersCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
