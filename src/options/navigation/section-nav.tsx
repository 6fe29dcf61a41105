import {
  CircleQuestionMark,
  Cloud,
  Compass,
  Download,
  EyeOff,
  Keyboard,
  LayoutList,
  Lock,
  TriangleAlert,
} from 'lucide';
import { t } from '../../browser/api/translate';
import { Icon } from '../../ui/icon';
import { type Section, sectionNames, sections } from './sections';

interface SectionNavProps {
  readonly current: Section;
  /** Whether a policy sets something, and whether part of it cannot be read. */
  readonly policy: 'none' | 'set' | 'has-problems';
  /** Whether there is nothing to open yet. */
  readonly isNew: boolean;
  /** Goes to an address, also if the page is there already. */
  onOpen(address: string): void;
}

const icons = {
  profiles: LayoutList,
  connections: Cloud,
  import: Download,
  shortcuts: Keyboard,
  privacy: EyeOff,
  about: CircleQuestionMark,
  policy: Lock,
  start: Compass,
} satisfies Record<Section, unknown>;

/** Links to every section. The browser's history has an entry for each section that was opened. */
export function SectionNav({ current, policy, isNew, onOpen }: SectionNavProps) {
  const shown: readonly Section[] = [
    ...sections,
    ...(policy === 'none' ? [] : (['policy'] as const)),
    ...(isNew || current === 'start' ? (['start'] as const) : []),
  ];
  return (
    <nav aria-label={t('settings')}>
      <ul class="section-nav">
        {shown.map(section => {
          const hasProblems = section === 'policy' && policy === 'has-problems';
          return (
            <li key={section}>
              <a
                href={`#${section}`}
                aria-current={section === current ? 'page' : undefined}
                onClick={({ currentTarget }) => {
                  // The browser does not tell of a link to where the page is. A search may hide that place.
                  if (currentTarget.hash === location.hash) onOpen(currentTarget.hash);
                }}
              >
                <Icon node={hasProblems ? TriangleAlert : icons[section]} />
                {t(sectionNames[section])}
                {hasProblems && <span class="hidden">{t('managedProblemsTitle')}</span>}
              </a>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}
