import { message, type Words } from './message';

/** Somebody's words in quotation marks, after a colon; empty if there are none. */
export function quoted(said: string | undefined): Words {
  return said ? message('quoted', { said }) : '';
}
