import type { ManagedSettings } from '../../core/store/managed-settings';
import { type Message, message } from '../../core/words/message';

/** A policy's settings in words for the person. Settings that change nothing are left out. */
export function describeSettings(settings: ManagedSettings): Message[] {
  const { sync, links, history, allowedConnectionsOnly, sharedFile, sharedFileReview } = settings;
  return [
    ...(allowedConnectionsOnly ? [message('managedOnly')] : []),
    ...(sync === undefined ? [] : [message(sync ? 'managedSyncOn' : 'managedSyncOff')]),
    ...(links === undefined ? [] : [message(links ? 'managedLinksOn' : 'managedLinksOff')]),
    ...(settings.export === false ? [message('managedExportOff')] : []),
    ...(history === false ? [message('managedHistoryOff')] : []),
    ...(typeof sharedFile === 'string' ? [message('managedSharedFile', { address: sharedFile })] : []),
    ...(typeof sharedFile === 'string' && sharedFileReview === false ? [message('managedSharedReviewOff')] : []),
  ];
}
