import * as v from 'valibot';
import type { AppOfSpace } from '../aws/landing-uri';

/** A text that goes back to AWS as it came, within the bounds of AWS's model; left out if it is anything else. */
const echoed = (max: number) => v.fallback(v.optional(v.pipe(v.string(), v.nonEmpty(), v.maxLength(max))), undefined);

/**
 * On what an app runs: only the members of AWS's model, since CreateApp refuses others.
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ResourceSpec.html
 */
const resourceSpecSchema = v.object({
  SageMakerImageArn: echoed(256),
  SageMakerImageVersionArn: echoed(256),
  SageMakerImageVersionAlias: echoed(128),
  InstanceType: echoed(64),
  LifecycleConfigArn: echoed(256),
  /** Reserved capacity. */
  TrainingPlanArn: echoed(2048),
});

export type ResourceSpec = v.InferOutput<typeof resourceSpecSchema>;

const appSettingsSchema = v.fallback(
  v.optional(v.object({ DefaultResourceSpec: v.fallback(v.optional(resourceSpecSchema), undefined) })),
  undefined,
);

const optional = <T>(schema: v.GenericSchema<unknown, T>) => v.fallback(v.optional(schema), undefined);

const settingsSchema = v.object({
  JupyterLabAppSettings: appSettingsSchema,
  CodeEditorAppSettings: appSettingsSchema,
  StudioWebPortalSettings: optional(v.object({ HiddenInstanceTypes: optional(v.array(v.string())) })),
});

const describedSchema = v.object({
  SpaceSettings: optional(settingsSchema),
  UserSettings: optional(settingsSchema),
  DefaultUserSettings: optional(settingsSchema),
});

/**
 * The default of an app in AWS's answer to DescribeSpace, DescribeUserProfile or DescribeDomain; `undefined` if there is
 * none. The default of a space is what its app ran on last: Studio stores there what a person chooses.
 */
export function findDefaultSpec(app: AppOfSpace, answer: unknown): ResourceSpec | undefined {
  const parsed = v.safeParse(describedSchema, answer);
  if (!parsed.success) return undefined;
  const { SpaceSettings, UserSettings, DefaultUserSettings } = parsed.output;
  return (SpaceSettings ?? UserSettings ?? DefaultUserSettings)?.[`${app}AppSettings`]?.DefaultResourceSpec;
}

/**
 * The instance types that Studio does not show, in AWS's answer to DescribeUserProfile or DescribeDomain; `undefined` if the
 * answer sets none. Those of a user profile count before those of its domain. CreateApp accepts them all the same.
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_StudioWebPortalSettings.html
 */
export function findHiddenTypes(answer: unknown): readonly string[] | undefined {
  const parsed = v.safeParse(describedSchema, answer);
  if (!parsed.success) return undefined;
  const { UserSettings, DefaultUserSettings } = parsed.output;
  return (UserSettings ?? DefaultUserSettings)?.StudioWebPortalSettings?.HiddenInstanceTypes;
}

/** An instance type, as AWS spells those of apps: `ml.t3.medium`. AWS's list of them grows. */
export function isInstanceType(text: string): boolean {
  return /^ml\.[a-z0-9-]{1,20}\.[a-z0-9]{1,20}$/.test(text);
}

/** The values of a profile and its connection that decide on what an app starts. */
export interface Wishes {
  readonly instanceType: string | undefined;
  /** The image, or the version of an image, for spaces of which no image is known. */
  readonly imageArn: string | undefined;
}

/**
 * On what to start an app: as the `space` says, on another instance type if one is wished, and with the image of the first
 * of `defaults` that has one if the space has none. `undefined` if no image is known: CreateApp wants one.
 */
export function chooseSpec(
  space: ResourceSpec | undefined,
  defaults: readonly (ResourceSpec | undefined)[],
  { instanceType, imageArn }: Wishes,
): ResourceSpec | undefined {
  const image = [space, ...defaults, imageOf(imageArn)].find(hasImage);
  const known = instanceType ?? [space, ...defaults].find(spec => spec?.InstanceType)?.InstanceType;
  if (!image) return undefined;
  const { SageMakerImageArn, SageMakerImageVersionArn, SageMakerImageVersionAlias } = image;
  return {
    ...space,
    SageMakerImageArn,
    SageMakerImageVersionArn,
    SageMakerImageVersionAlias,
    ...(known && { InstanceType: known }),
  };
}

/** Whether a space says which image it runs, so that nobody else has to be asked. */
export function hasImage(spec: ResourceSpec | undefined): spec is ResourceSpec {
  return spec?.SageMakerImageArn !== undefined || spec?.SageMakerImageVersionArn !== undefined;
}

function imageOf(arn: string | undefined): ResourceSpec | undefined {
  if (!arn) return undefined;
  return arn.includes(':image-version/') ? { SageMakerImageVersionArn: arn } : { SageMakerImageArn: arn };
}
