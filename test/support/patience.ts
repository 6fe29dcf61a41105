/**
 * How long a test waits for one thing, in milliseconds: a guard against hanging, and the only time limit of the tests. It is
 * generous, since a busy machine may be ten times slower than this one. Who waits for a test to fail may set fewer seconds.
 */
export const patience = Number(process.env.PATIENCE_SECONDS ?? 300) * 1_000;

/** How long one test or hook may take, in milliseconds: many waits, one after the other. */
export const testPatience = 12 * patience;
