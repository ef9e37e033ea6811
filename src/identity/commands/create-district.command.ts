import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  CreateDistrictUseCase,
  type CreateDistrictInput,
} from '#domain/identity/use-cases/create-district.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class CreateDistrictCommand extends Command<string> {
  constructor(
    readonly input: CreateDistrictInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(CreateDistrictCommand)
export class CreateDistrictHandler implements ICommandHandler<CreateDistrictCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: CreateDistrictUseCase,
  ) {}

  execute({ input, actor }: CreateDistrictCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
