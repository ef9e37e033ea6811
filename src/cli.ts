import 'reflect-metadata';
import { runCommandLine } from './run-command-line.js';

process.exitCode = await runCommandLine(process.argv);
