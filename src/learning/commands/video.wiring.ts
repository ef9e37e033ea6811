import { Clock } from '#domain/kernel/clock';
import { AddVideoUseCase } from '#domain/learning/use-cases/add-video.use-case';
import { ChangeVideoUseCase } from '#domain/learning/use-cases/change-video.use-case';
import { KeepFileUseCase } from '#domain/learning/use-cases/keep-file.use-case';
import { PrepareVideoUseCase } from '#domain/learning/use-cases/prepare-video.use-case';
import { RemoveCaptionsUseCase } from '#domain/learning/use-cases/remove-captions.use-case';
import { RemoveFileUseCase } from '#domain/learning/use-cases/remove-file.use-case';
import { RemoveVideoUseCase } from '#domain/learning/use-cases/remove-video.use-case';
import { RemovePackagesUseCase } from '#domain/learning/use-cases/remove-packages.use-case';
import { SetCaptionsUseCase } from '#domain/learning/use-cases/set-captions.use-case';
import { CaptionsRepository } from '#domain/learning/video/captions.repository';
import { SchoolFileRepository } from '#domain/learning/video/school-file.repository';
import { PackageFiles, PackageRepository } from '#domain/learning/video/packages';
import { Renditions } from '#domain/learning/video/renditions';
import { VideoSources } from '#domain/learning/video/video-sources';
import { VideoRepository } from '#domain/learning/video/video.repository';
import { useCase } from '#platform/wiring/use-case';
import { AddVideoHandler } from './add-video.command.js';
import { ChangeVideoHandler } from './change-video.command.js';
import { KeepFileHandler } from './keep-file.command.js';
import { PrepareVideoHandler } from './prepare-video.command.js';
import { RemoveCaptionsHandler } from './remove-captions.command.js';
import { RemoveFileHandler } from './remove-file.command.js';
import { RemoveVideoHandler } from './remove-video.command.js';
import { RemovePackagesHandler } from './remove-packages.command.js';
import { SetCaptionsHandler } from './set-captions.command.js';

const [videos, files, sources] = [VideoRepository, SchoolFileRepository, VideoSources];
const captions = CaptionsRepository;

/** The commands about videos and files, each with its use case. */
export const videoCommands = [
  AddVideoHandler,
  useCase(AddVideoUseCase, { videos, sources, clock: Clock }),
  ChangeVideoHandler,
  useCase(ChangeVideoUseCase, { videos, sources }),
  RemoveVideoHandler,
  useCase(RemoveVideoUseCase, { videos, sources }),
  PrepareVideoHandler,
  useCase(PrepareVideoUseCase, { videos, renditions: Renditions }),
  RemovePackagesHandler,
  useCase(RemovePackagesUseCase, { packages: PackageRepository, files: PackageFiles, clock: Clock }),
  SetCaptionsHandler,
  useCase(SetCaptionsUseCase, { videos, captions }),
  RemoveCaptionsHandler,
  useCase(RemoveCaptionsUseCase, { videos, captions }),
  KeepFileHandler,
  useCase(KeepFileUseCase, { files, sources, clock: Clock }),
  RemoveFileHandler,
  useCase(RemoveFileUseCase, { files, sources }),
];
