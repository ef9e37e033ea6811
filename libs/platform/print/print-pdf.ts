import { buffer } from 'node:stream/consumers';
import type { Block, PrintedDocument } from './printed-document.js';
import { FAINT, INK, PrintingPress } from './printing-press.js';
import { printTable } from './print-table.js';

/** The document as a tagged PDF on A4, with its fonts embedded. Made whole in memory: for pages, not for books. */
export async function printPdf(document: PrintedDocument): Promise<Buffer> {
  const press = await PrintingPress.setUp(document);
  const printed = buffer(press.pdf);
  press.heading('H1', document.title, 17);
  press.paragraph(document.subtitle, FAINT);
  for (const block of document.blocks) printBlock(press, block);
  press.finish(document.footer);
  return printed;
}

function printBlock(press: PrintingPress, block: Block): void {
  press.space(12);
  switch (block.kind) {
    case 'facts':
      return press.facts(block.facts);
    case 'heading':
      return press.heading('H2', block.text, 12);
    case 'paragraph':
      return press.paragraph(block.text, INK);
    case 'picture':
      return press.picture(block.png, block.alternative, block.width);
    case 'table':
      return printTable(press, block);
  }
}
