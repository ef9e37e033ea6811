import { Module } from '@nestjs/common';
import { DocumentsController } from './documents.controller.js';
import { ReferenceController } from './reference.controller.js';

@Module({ controllers: [DocumentsController, ReferenceController] })
export class ReferenceModule {}
