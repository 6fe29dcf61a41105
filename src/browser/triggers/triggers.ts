import type { LaunchRequest } from '../../core/launch/launch-request';
import type { LaunchPage } from '../launch/launch-page';
import type { Launchables } from '../launch/launchables';

/** What every trigger without a page is given: none has a way of its own to launch, or to say why it could not. */
export interface Triggers {
  getLaunchables(): Promise<Launchables>;
  /** Opens the launch page on a launch that failed. `askId` is new, unless told. */
  launch(request: LaunchRequest, askId?: string): Promise<void>;
  openLaunchPage(page: LaunchPage, where: Pick<LaunchRequest, 'openIn' | 'windowId'>): Promise<void>;
}
