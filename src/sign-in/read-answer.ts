import * as v from 'valibot';

/** A text member of an answer in JSON, which can still be read afterward; `undefined` if there is none. */
export async function readMember(response: Response, name: string): Promise<string | undefined> {
  const parsed = v.safeParse(v.object({ [name]: v.string() }), await readJson(response.clone()));
  return parsed.success ? parsed.output[name] : undefined;
}

/** An answer in JSON; `undefined` if it is in no such form, or was read before. */
export async function readJson(response: Response): Promise<unknown> {
  try {
    return await response.json();
  } catch {
    return undefined;
  }
}

/** The text of an answer; empty if it cannot be read. */
export async function readText(response: Response): Promise<string> {
  return await response.text().catch(() => '');
}
