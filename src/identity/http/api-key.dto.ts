import { IsIn } from 'class-validator';
import { IsLine, MayBeLeftOut } from '#platform/http/rules';
import { API_KEY_ROLES, type ApiKeyRole } from '#domain/identity/api-key-role';
import { ApiKeyView } from '../queries/list-api-keys.query.js';

export class CreateApiKeyDto {
  /** What the key is for, e.g. "Records system". */
  @IsLine(120)
  label!: string;

  /**
   * As what the program acts: `integration` (a records system; when left out), or `recorder` (what plays courses: it
   * keeps and reads statements at /xapi and sees nothing else).
   */
  @MayBeLeftOut()
  @IsIn(API_KEY_ROLES)
  role?: ApiKeyRole;
}

export class NewApiKeyView {
  /** @format uuid */
  clientId!: string;
  /** The key itself. It is never shown again. Send it as `Authorization: Bearer …`. */
  apiKey!: string;
}

export class ApiKeyList {
  items!: ApiKeyView[];
}
