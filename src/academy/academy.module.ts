import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity/identity.module.js';

/** What a school tells, gives and holds beside its lessons: content, resources and events. */
@Module({
  imports: [IdentityModule],
  controllers: [],
  providers: [],
})
export class AcademyModule {}
