import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  FindDistrictOfPackageUseCase,
  type FindDistrictOfPackageInput,
} from '#domain/roster/use-cases/find-district-of-package.use-case';

export class FindDistrictOfPackageCommand extends Command<string> {
  constructor(
    readonly input: FindDistrictOfPackageInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

/** No unit of work of its own: the neighbour that keeps the districts has one. */
@CommandHandler(FindDistrictOfPackageCommand)
export class FindDistrictOfPackageHandler implements ICommandHandler<FindDistrictOfPackageCommand> {
  constructor(private readonly useCase: FindDistrictOfPackageUseCase) {}

  execute({ input, actor }: FindDistrictOfPackageCommand) {
    return this.useCase.execute(input, actor);
  }
}
