import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import {
  CreateSchoolUseCase,
  type CreateSchoolInput,
} from '#domain/identity/use-cases/create-school.use-case';

/** As part of the caller's own unit of work, so that a school and what is in it appear at once. Answers the id. */
export class OpenSchoolCommand extends Command<string> {
  constructor(readonly input: CreateSchoolInput) {
    super();
  }
}

@CommandHandler(OpenSchoolCommand)
export class OpenSchoolHandler implements ICommandHandler<OpenSchoolCommand> {
  constructor(private readonly useCase: CreateSchoolUseCase) {}

  execute({ input }: OpenSchoolCommand) {
    return this.useCase.execute(input);
  }
}
