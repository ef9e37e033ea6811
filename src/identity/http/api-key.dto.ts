import { IsLine } from '#platform/http/rules';
import { ApiKeyView } from '../queries/list-api-keys.query.js';

export class CreateApiKeyDto {
  /** What the key is for, e.g. "Records system". */
  @IsLine(120)
  label!: string;
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
