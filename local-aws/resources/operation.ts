import { authorize, type Wanted } from '../authorize';
import type { Principal } from '../credentials';
import type { AwsWays } from '../ways';
import type { Resources } from './resources';

/** A call of one of SageMaker's operations: who asks, where, and what; the input has been judged against AWS's model. */
export interface OperationCall {
  readonly principal: Principal;
  readonly region: string;
  readonly input: unknown;
  readonly ways: AwsWays;
  readonly resources: Resources;
}

export interface OperationAnswer {
  /** None of an operation that AWS answers with nothing. */
  readonly output?: object;
  /** What the log says of it. */
  readonly detail: Readonly<Record<string, string>>;
}

/** Does what is asked, or throws a refusal in AWS's words. */
export type Operation = (call: OperationCall) => OperationAnswer;

/** IAM's decision on a call; throws its refusal. */
export function allow({ principal, region, ways }: OperationCall, wanted: Omit<Wanted, 'region'>): void {
  authorize(principal, { ...wanted, region }, ways);
}

/** A moment as AWS's JSON has it: seconds since the epoch. */
export function timestamp(milliseconds: number): number {
  return milliseconds / 1000;
}
