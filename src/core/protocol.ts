import * as v from 'valibot';
import { idSchema } from './connection';
import type { LaunchOutcome } from './launch-outcome';
import { type LaunchRequest, launchRequestSchema } from './launch-request';
import type { SignInOutcome } from './sign-in-outcome';

export const connectionRequestSchema = v.object({ connectionId: idSchema });
export type ConnectionRequest = v.InferOutput<typeof connectionRequestSchema>;

/** Who is signed in to a connection: what a page may know. Tokens never leave the worker. */
export interface SignedInPerson {
  readonly name: string;
  /** When the sign-in ends unless it is renewed, in milliseconds since 1970. */
  readonly expiresAt: number;
}

/** What a page can ask of the background. Both sides use this map; the background parses what arrives all the same. */
export interface Protocol {
  launch(request: LaunchRequest): Promise<LaunchOutcome>;
  signIn(request: ConnectionRequest): Promise<SignInOutcome>;
  signOut(request: ConnectionRequest): Promise<SignInOutcome>;
  findSignedIn(request: ConnectionRequest): Promise<SignedInPerson | undefined>;
}

/** How the background parses each message's request. */
export const requestSchemas = {
  launch: launchRequestSchema,
  signIn: connectionRequestSchema,
  signOut: connectionRequestSchema,
  findSignedIn: connectionRequestSchema,
} satisfies Record<keyof Protocol, v.GenericSchema<unknown, LaunchRequest | ConnectionRequest>>;
