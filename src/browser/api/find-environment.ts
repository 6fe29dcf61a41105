import type { Environment } from '../../core/diagnose/diagnosis-text';
import { browser } from './browser';

/** This extension's version, and the browser's name for itself. */
export function findEnvironment(): Environment {
  return { version: browser.runtime.getManifest().version, userAgent: navigator.userAgent };
}
