import * as v from 'valibot';

const partSchema = v.pipe(
  v.string(),
  v.transform(part => atob(part.replaceAll('-', '+').replaceAll('_', '/'))),
  v.parseJson(),
);

const positions = { header: 0, payload: 1 } as const;

/** A text in the header or payload of a token, before anything in it has been verified; `undefined` if there is none. */
export function readTokenPart(
  token: string | undefined,
  part: keyof typeof positions,
  name: string,
): string | undefined {
  try {
    const decoded = v.parse(partSchema, token?.split('.')[positions[part]]);
    return v.parse(v.object({ [name]: v.string() }), decoded)[name];
  } catch {
    return undefined;
  }
}
