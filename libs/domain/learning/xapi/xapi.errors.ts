import { DomainError } from '../../kernel/domain-error.js';

/** A statement that the specification does not allow. The pointer leads to what is wrong in it. */
export class StatementInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.statement_invalid';
  constructor(pointer: string, detail: string) {
    super(`The statement is not valid: ${pointer || 'it'} ${detail}.`, { faults: [{ pointer, detail }] });
  }
}

/** A request that the specification does not allow, whatever it is about. */
export class XapiRequestInvalid extends DomainError {
  readonly kind = 'invalid';
  readonly code = 'learning.xapi_request_invalid';
  constructor(pointer: string, detail: string) {
    super(`The request is not valid: ${pointer} ${detail}.`, { faults: [{ pointer, detail }] });
  }
}

/** B7: what is stored under an id stays what it is. */
export class StatementConflicts extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.statement_conflicts';
  constructor(ids: readonly string[]) {
    super('A statement with this id is stored already, and says something else.', { facts: { ids } });
  }
}

export class StatementNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.statement_not_found';
  constructor() {
    super('There is no such statement, or it is not to be had this way.');
  }
}

export class DocumentNotFound extends DomainError {
  readonly kind = 'not_found';
  readonly code = 'learning.document_not_found';
  constructor() {
    super('There is no such document.');
  }
}

/** The document is not what the client says it knows. */
export class DocumentChanged extends DomainError {
  readonly kind = 'stale';
  readonly code = 'learning.document_changed';
  constructor() {
    super('The document is another one than the request expects. Read it again.');
  }
}

/** Nobody overwrites unseen what somebody else may have written. */
export class DocumentUnseen extends DomainError {
  readonly kind = 'conflict';
  readonly code = 'learning.document_unseen';
  constructor() {
    super(
      'There is a document already. Read its current state with GET, then repeat the request with the header If-Match and its ETag.',
    );
  }
}

/** More than is stored at once. */
export class StatementsTooLarge extends DomainError {
  readonly kind = 'too_large';
  readonly code = 'learning.statements_too_large';
  constructor(what: string) {
    super(`The request ${what}. Send less at once.`);
  }
}

/** More than the programs of a school may store on one day. */
export class StatementsOfDayReached extends DomainError {
  readonly kind = 'too_many';
  readonly code = 'learning.statements_of_day_reached';
  constructor(statementsPerDay: number, leftToday: number, retryAfterSeconds: number) {
    super(
      `The programs of this school may store ${statementsPerDay} statements a day, and ${leftToday} more today. Send the rest tomorrow, or ask the operator for more (XAPI_STATEMENTS_PER_DAY).`,
      { facts: { statementsPerDay, leftToday, retryAfterSeconds } },
    );
  }
}

/** More than may be attached to the statements of a school. */
export class RecordAttachmentsFull extends DomainError {
  readonly kind = 'too_large';
  readonly code = 'learning.record_attachments_full';
  constructor(freeBytes: number) {
    super(
      `What is attached to the statements of this school may take ${freeBytes} bytes more. Name it by fileUrl instead, or ask the operator for more (XAPI_ATTACHMENTS_PER_SCHOOL_GIB).`,
      { facts: { freeBytes } },
    );
  }
}

/** More than the documents of a school may take. */
export class RecordDocumentsFull extends DomainError {
  readonly kind = 'too_large';
  readonly code = 'learning.record_documents_full';
  constructor(freeBytes: number) {
    super(
      `The documents that programs keep of this school may take ${freeBytes} bytes more. Remove what is not needed any more, or ask the operator for more (XAPI_DOCUMENTS_PER_SCHOOL_GIB).`,
      { facts: { freeBytes } },
    );
  }
}

/** More than one document may be. */
export class DocumentTooLarge extends DomainError {
  readonly kind = 'too_large';
  readonly code = 'learning.document_too_large';
  constructor(mostMebibytes: number) {
    super(`The document would be of more than ${mostMebibytes} MiB. Keep less in it, or several of them.`);
  }
}
