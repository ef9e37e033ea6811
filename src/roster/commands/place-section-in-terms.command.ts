import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import {
  PlaceSectionInTermsUseCase,
  type PlaceSectionInTermsInput,
} from '#domain/roster/use-cases/place-section-in-terms.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

export class PlaceSectionInTermsCommand extends Command<void> {
  constructor(
    readonly input: PlaceSectionInTermsInput,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(PlaceSectionInTermsCommand)
export class PlaceSectionInTermsHandler implements ICommandHandler<PlaceSectionInTermsCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: PlaceSectionInTermsUseCase,
  ) {}

  execute({ input, actor }: PlaceSectionInTermsCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
