import { isSection, type Section } from './sections';

const key = 'section';

/** The section that was open last on this computer. A browser that keeps nothing for pages remembers none. */
export function findLastSection(): Section | undefined {
  try {
    const name = localStorage.getItem(key);
    return isSection(name) ? name : undefined;
  } catch {
    return undefined;
  }
}

export function rememberSection(section: Section): void {
  // Whoever opens Settings later has begun already.
  if (section === 'start') return;
  try {
    localStorage.setItem(key, section);
  } catch {
    // Settings then open at their first section.
  }
}
