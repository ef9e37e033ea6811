import { Module, type DynamicModule } from '@nestjs/common';
import { PlatformModule, type Runtime } from '#platform/platform.module';
import { AcademyModule } from './academy/academy.module.js';
import { AttendanceModule } from './attendance/attendance.module.js';
import { FinanceModule } from './finance/finance.module.js';
import { IdentityModule } from './identity/identity.module.js';
import { LearningModule } from './learning/learning.module.js';
import { OverviewModule } from './overview/overview.module.js';
import { RosterModule } from './roster/roster.module.js';

/** The platform and the contexts; nothing else. */
@Module({})
export class AppModule {
  static forRoot(runtime: Runtime): DynamicModule {
    return {
      module: AppModule,
      imports: [
        PlatformModule.forRoot(runtime),
        IdentityModule,
        RosterModule,
        AttendanceModule,
        LearningModule,
        OverviewModule,
        AcademyModule,
        FinanceModule,
      ],
    };
  }
}
