import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Actor } from '#domain/kernel/actor';
import type { WordsKept } from '#domain/attendance/retention/old-words';
import { ForgetOldWordsUseCase } from '#domain/attendance/retention/use-cases/forget-old-words.use-case';
import { UnitOfWork } from '#platform/persistence/unit-of-work';

/** Some of the school; answers how much, 0 when nothing is left. */
export class ForgetOldWordsCommand extends Command<number> {
  constructor(
    readonly input: WordsKept,
    readonly actor: Actor,
  ) {
    super();
  }
}

@CommandHandler(ForgetOldWordsCommand)
export class ForgetOldWordsHandler implements ICommandHandler<ForgetOldWordsCommand> {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly useCase: ForgetOldWordsUseCase,
  ) {}

  execute({ input, actor }: ForgetOldWordsCommand) {
    return this.unitOfWork.run(actor, () => this.useCase.execute(input));
  }
}
