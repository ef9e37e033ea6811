import { ResourceCollectionRepository } from '#domain/academy/resources/collection.repository';
import { DownloadGrantRepository, DownloadRepository } from '#domain/academy/resources/download.repository';
import { FileVersionRepository } from '#domain/academy/resources/file-version.repository';
import { ResourceSources } from '#domain/academy/resources/resource-sources';
import { ResourceRepository } from '#domain/academy/resources/resource.repository';
import { AddFileVersionUseCase } from '#domain/academy/resources/use-cases/add-file-version.use-case';
import { ArrangeCollectionUseCase } from '#domain/academy/resources/use-cases/arrange-collection.use-case';
import { BeginDownloadUseCase } from '#domain/academy/resources/use-cases/begin-download.use-case';
import { CreateCollectionUseCase } from '#domain/academy/resources/use-cases/create-collection.use-case';
import { CreateResourceUseCase } from '#domain/academy/resources/use-cases/create-resource.use-case';
import { DescribeCollectionUseCase } from '#domain/academy/resources/use-cases/describe-collection.use-case';
import { DescribeResourceUseCase } from '#domain/academy/resources/use-cases/describe-resource.use-case';
import { GrantDownloadUseCase } from '#domain/academy/resources/use-cases/grant-download.use-case';
import { RemoveCollectionUseCase } from '#domain/academy/resources/use-cases/remove-collection.use-case';
import { RemoveResourceUseCase } from '#domain/academy/resources/use-cases/remove-resource.use-case';
import { RevokeDownloadGrantUseCase } from '#domain/academy/resources/use-cases/revoke-download-grant.use-case';
import { SetResourceStateUseCase } from '#domain/academy/resources/use-cases/set-resource-state.use-case';
import { ShareDownloadUseCase } from '#domain/academy/resources/use-cases/share-download.use-case';
import { TakeCollectionUseCase } from '#domain/academy/resources/use-cases/take-collection.use-case';
import { Clock } from '#domain/kernel/clock';
import { useCase } from '#platform/wiring/use-case';
import { AddFileVersionHandler } from './add-file-version.command.js';
import { ArrangeResourceCollectionHandler } from './arrange-resource-collection.command.js';
import { BeginDownloadHandler } from './begin-download.command.js';
import { CreateResourceCollectionHandler } from './create-resource-collection.command.js';
import { CreateResourceHandler } from './create-resource.command.js';
import { DescribeResourceCollectionHandler } from './describe-resource-collection.command.js';
import { DescribeResourceHandler } from './describe-resource.command.js';
import { GrantDownloadHandler } from './grant-download.command.js';
import { RemoveResourceCollectionHandler } from './remove-resource-collection.command.js';
import { RemoveResourceHandler } from './remove-resource.command.js';
import { RevokeDownloadGrantHandler } from './revoke-download-grant.command.js';
import { SetResourceStateHandler } from './set-resource-state.command.js';
import { ShareDownloadHandler } from './share-download.command.js';
import { TakeResourceCollectionHandler } from './take-resource-collection.command.js';

const [resources, versions, sources] = [ResourceRepository, FileVersionRepository, ResourceSources];
const [grants, downloads] = [DownloadGrantRepository, DownloadRepository];
const [collections, clock] = [ResourceCollectionRepository, Clock];

/** The commands about the library, each with its use case. */
export const resourceCommands = [
  CreateResourceHandler,
  useCase(CreateResourceUseCase, { resources, clock }),
  DescribeResourceHandler,
  useCase(DescribeResourceUseCase, { resources }),
  SetResourceStateHandler,
  useCase(SetResourceStateUseCase, { resources }),
  RemoveResourceHandler,
  useCase(RemoveResourceUseCase, { resources, versions, sources }),
  AddFileVersionHandler,
  useCase(AddFileVersionUseCase, { resources, versions, sources, clock }),
  GrantDownloadHandler,
  useCase(GrantDownloadUseCase, { resources, versions, grants, clock }),
  ShareDownloadHandler,
  useCase(ShareDownloadUseCase, { resources, versions, grants, clock }),
  RevokeDownloadGrantHandler,
  useCase(RevokeDownloadGrantUseCase, { grants, clock }),
  BeginDownloadHandler,
  useCase(BeginDownloadUseCase, { grants, downloads, clock }),
  CreateResourceCollectionHandler,
  useCase(CreateCollectionUseCase, { collections, clock }),
  DescribeResourceCollectionHandler,
  useCase(DescribeCollectionUseCase, { collections }),
  ArrangeResourceCollectionHandler,
  useCase(ArrangeCollectionUseCase, { collections, clock }),
  RemoveResourceCollectionHandler,
  useCase(RemoveCollectionUseCase, { collections }),
  TakeResourceCollectionHandler,
  useCase(TakeCollectionUseCase, { collections, downloads, clock }),
];
