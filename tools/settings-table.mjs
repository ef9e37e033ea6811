// Writes the table of settings in docs/configuration.md from the schema (after a build).
import { readFileSync, writeFileSync } from 'node:fs';
import { withSettingsTable } from '../dist/libs/platform/config/settings-table.js';

const page = new URL('../docs/configuration.md', import.meta.url);
writeFileSync(page, withSettingsTable(readFileSync(page, 'utf8')));
