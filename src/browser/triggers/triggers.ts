import type { LaunchRequest } from '../../core/launch/launch-request';
import type { LaunchPage } from '../launch/launch-page';
import type { Launchables } from '../launch/launchables';

/** The functions that every trigger without a page uses to launch and to report a failure. */
export interface Triggers {
  getLaunchables(): Promise<Launchables>;
  /** Launches, and opens the launch page if the launch failed. `askId` is a new id unless given. */
  launch(request: LaunchRequest, askId?: string): Promise<void>;
  /** Gets ready for a launch that is likely. */
  getReady(profile: { readonly profileId: string }): Promise<void>;
  openLaunchPage(page: LaunchPage, where: Pick<LaunchRequest, 'openIn' | 'windowId'>): Promise<void>;
}
