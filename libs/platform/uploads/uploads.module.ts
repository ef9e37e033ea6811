import { join } from 'node:path';
import { Global, Module } from '@nestjs/common';
import { Settings } from '../config/settings.js';
import { UnitOfWork } from '../persistence/unit-of-work.js';
import { JobQueue } from '../queue/job-queue.js';
import { ExpireUploads } from './expire-uploads.job.js';
import { Tus } from './tus.js';
import { UploadDigests } from './upload-digests.js';
import { UploadController } from './upload.controller.js';
import { Uploads } from './uploads.js';

const GIB = 1024 ** 3;

/** Files that are sent piece by piece. */
@Global()
@Module({
  controllers: [UploadController],
  providers: [
    {
      provide: Uploads,
      inject: [UnitOfWork, JobQueue, Settings],
      useFactory: (unitOfWork: UnitOfWork, jobs: JobQueue, settings: Settings) =>
        new Uploads(unitOfWork, jobs, join(settings.LYCEUM_DATA, 'files'), {
          maxBytes: settings.UPLOAD_MAX_GIB * GIB,
          schoolBytes: settings.UPLOADS_PER_SCHOOL_GIB * GIB,
          personBytes: settings.UPLOADS_PER_PERSON_GIB * GIB,
          learnerBytes: settings.UPLOADS_PER_LEARNER_GIB * GIB,
        }),
    },
    { provide: Tus, inject: [Uploads], useFactory: (uploads: Uploads) => new Tus(uploads) },
    UploadDigests,
    ExpireUploads,
  ],
  exports: [Uploads, UploadDigests],
})
export class UploadsModule {}
