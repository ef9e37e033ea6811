import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  ChangeSchoolUseCase,
  type ChangeSchoolInput,
} from '#domain/identity/use-cases/change-school.use-case';

/** As part of the caller's own unit of work, like `OpenSchoolCommand`. */
export class RedescribeSchoolCommand extends Command<void> {
  constructor(readonly input: ChangeSchoolInput) {
    super();
  }
}

@CommandHandler(RedescribeSchoolCommand)
export class RedescribeSchoolHandler implements ICommandHandler<RedescribeSchoolCommand> {
  constructor(private readonly useCase: ChangeSchoolUseCase) {}

  execute({ input }: RedescribeSchoolCommand) {
    return this.useCase.execute(input);
  }
}
