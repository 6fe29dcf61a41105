import * as v from 'valibot';
import cognitoIdentityJson from './aws-models/cognito-identity.json';
import sageMakerJson from './aws-models/sagemaker.json';

const referenceSchema = v.object({ shape: v.string() });

const shapeSchema = v.object({
  type: v.string(),
  required: v.optional(v.array(v.string())),
  members: v.optional(v.record(v.string(), referenceSchema)),
  member: v.optional(referenceSchema),
  key: v.optional(referenceSchema),
  value: v.optional(referenceSchema),
  min: v.optional(v.number()),
  max: v.optional(v.number()),
  pattern: v.optional(v.string()),
  enum: v.optional(v.array(v.string())),
  sensitive: v.optional(v.boolean()),
  exception: v.optional(v.boolean()),
});

const serviceModelSchema = v.object({
  metadata: v.object({ targetPrefix: v.string() }),
  operations: v.record(v.string(), v.object({ input: v.optional(referenceSchema) })),
  shapes: v.record(v.string(), shapeSchema),
});

/** The part of a botocore service model that judging an input needs. */
export type ServiceModel = v.InferOutput<typeof serviceModelSchema>;
export type Shape = v.InferOutput<typeof shapeSchema>;

/** Parses a botocore service model; throws if it is none. */
export function parseServiceModel(model: unknown): ServiceModel {
  return v.parse(serviceModelSchema, model);
}

export const cognitoIdentityModel = parseServiceModel(cognitoIdentityJson);
export const sageMakerModel = parseServiceModel(sageMakerJson);

/** The name under which an error carries its message: as modelled, else `message`, but `Message` for IAM's denials, which every service shares. */
export function errorMessageKey(model: ServiceModel, type: string): string {
  const members = Object.keys(model.shapes[type]?.members ?? {});
  return (
    members.find(name => name.toLowerCase() === 'message') ?? (type === 'AccessDeniedException' ? 'Message' : 'message')
  );
}
