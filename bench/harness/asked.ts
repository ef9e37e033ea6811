/** Who asks, and where. */
export interface Asker {
  readonly url: string;
  readonly school: string;
  readonly authorization: string;
}

/**
 * Posts to a path of the school, or to one that begins with a slash.
 * @throws with what was answered, when that is not well
 */
export async function asked<Answer = { id: string }>(
  { url, school, authorization }: Asker,
  path: string,
  body: unknown,
): Promise<Answer> {
  const to = path.startsWith('/') ? path : `/api/v1/schools/${school}/${path}`;
  const answer = await fetch(`${url}${to}`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json', 'x-experience-api-version': '2.0.0' },
    body: JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Error(`POST ${to} → ${answer.status}: ${text}`);
  return (text === '' ? undefined : JSON.parse(text)) as Answer;
}
