import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  GenerateRegistersUseCase,
  type GenerateRegistersInput,
  type GeneratedRegisters,
} from '#domain/attendance/use-cases/generate-registers.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class GenerateRegistersCommand extends Command<GeneratedRegisters> {
  constructor(
    readonly input: GenerateRegistersInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(GenerateRegistersCommand)
export class GenerateRegistersHandler implements ICommandHandler<GenerateRegistersCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: GenerateRegistersUseCase,
  ) {}

  execute({ input, actor }: GenerateRegistersCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input, actor));
  }
}
