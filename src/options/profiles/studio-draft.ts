import { buildLandingUri, findLandingProblem, type LandingApp, parseLandingUri } from '../../core/aws/landing-uri';
import { isTemplate } from '../../core/configuration/templates';
import { isInstanceType } from '../../core/spaces/resource-spec';
import { message } from '../../core/words/message';
import { findProblem, findTextProblem } from './field-problems';
import type { KindDraft } from './kind-draft';
import { present } from './present';
import { wholeNumber } from './session-time';
import { findTemplateProblem } from './template-problem';

/** The page that Studio opens: `none` leaves the choice to the domain, `custom` is a URI that the person types. */
export type LandingChoice = LandingApp | 'none' | 'custom';

/** The editor's draft of Studio's own fields. */
export interface StudioDraft {
  readonly domainId: string;
  readonly userProfileName: string;
  readonly spaceName: string;
  readonly landing: LandingChoice;
  /** The path, or the URI where `landing` is `custom`. */
  readonly landingText: string;
  readonly expiresInSeconds: string;
  readonly instanceType: string;
}

export const studioDraft: KindDraft<'studio', StudioDraft> = {
  empty: {
    domainId: '',
    userProfileName: '',
    spaceName: '',
    landing: 'none',
    landingText: '',
    expiresInSeconds: '',
    instanceType: '',
  },
  toDraft: profile => {
    const landing = profile.landingUri === undefined ? undefined : parseLandingUri(profile.landingUri);
    return {
      domainId: profile.domainId,
      userProfileName: profile.userProfileName,
      spaceName: profile.spaceName ?? '',
      landing: landing?.app ?? 'none',
      landingText: landing ? ('uri' in landing ? landing.uri : landing.path) : '',
      expiresInSeconds: profile.expiresInSeconds === undefined ? '' : String(profile.expiresInSeconds),
      instanceType: profile.instanceType ?? '',
    };
  },
  toMembers: draft => ({
    type: 'studio',
    domainId: draft.domainId.trim(),
    userProfileName: draft.userProfileName.trim(),
    ...present({
      spaceName: draft.spaceName.trim() || undefined,
      landingUri: landingUriOf(draft),
      expiresInSeconds: draft.expiresInSeconds.trim() ? wholeNumber(draft.expiresInSeconds) : undefined,
      instanceType: draft.instanceType.trim() || undefined,
    }),
  }),
  findProblems: draft => {
    const landingUri = landingUriOf(draft);
    const space = draft.spaceName.trim() || undefined;
    return {
      domainId: findTextProblem('domainId', draft.domainId, message('enterDomainId', { example: 'd-abcdefgh1234' })),
      userProfileName: isTemplate(draft.userProfileName)
        ? findTemplateProblem(draft.userProfileName.trim())
        : findTextProblem('userProfileName', draft.userProfileName, message('enterUserProfile')),
      spaceName: isTemplate(draft.spaceName)
        ? findTemplateProblem(draft.spaceName.trim())
        : findTextProblem('spaceName', draft.spaceName),
      landing: findLandingProblem(landingUri, space),
      landingText:
        draft.landing === 'custom' && !draft.landingText.trim()
          ? message('enterLandingUri')
          : findTextProblem('landingUri', landingUri ?? ''),
      expiresInSeconds: draft.expiresInSeconds.trim()
        ? findProblem('expiresInSeconds', wholeNumber(draft.expiresInSeconds))
        : undefined,
      instanceType:
        draft.instanceType.trim() && !isInstanceType(draft.instanceType.trim())
          ? message('problemInstanceType')
          : undefined,
    };
  },
};

/** The landing URI that the form stands for. `undefined` if the domain decides. */
export function landingUriOf({ landing, landingText }: StudioDraft): string | undefined {
  if (landing === 'none') return undefined;
  return landing === 'custom'
    ? buildLandingUri({ app: 'custom', uri: landingText.trim() })
    : buildLandingUri({ app: landing, path: landingText.trim() });
}
