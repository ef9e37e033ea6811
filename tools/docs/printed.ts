/** A document as text: what fits on a line stands on one line, so that a change can be read. */
export function printed(document: object): string {
  return `${json(document)}\n`;
}

function json(value: unknown, indent = '', before = 0): string {
  const line = spaced(value);
  if (typeof value !== 'object' || value === null || indent.length + before + line.length <= 100) return line;
  const inner = `${indent}  `;
  const parts = Array.isArray(value)
    ? value.map((item) => inner + json(item, inner))
    : Object.entries(value).map(([key, item]) => {
        const name = `${JSON.stringify(key)}: `;
        return inner + name + json(item, inner, name.length);
      });
  const [open, close] = Array.isArray(value) ? '[]' : '{}';
  return `${open}\n${parts.join(',\n')}\n${indent}${close}`;
}

function spaced(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(spaced).join(', ')}]`;
  const parts = Object.entries(value).map(([key, item]) => `${JSON.stringify(key)}: ${spaced(item)}`);
  return parts.length > 0 ? `{ ${parts.join(', ')} }` : '{}';
}
