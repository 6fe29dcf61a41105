import { EllipsisVertical } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icon';

export interface MenuItem {
  readonly label: string;
  /** A disabled item stays in its place, and does nothing. */
  readonly isDisabled?: boolean;
  readonly isDanger?: boolean;
  /** The keys that do the same elsewhere, in words. */
  readonly keys?: string;
  /** Whether a line separates the item from those before. */
  readonly startsGroup?: boolean;
  onSelect(): void;
}

interface MenuProps {
  /** Names the button and its menu. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly tabIndex?: number;
  /** A text above the items. */
  readonly heading?: string;
  readonly class?: string;
  /** What the button shows; three dots without it. */
  readonly children?: ComponentChildren;
}

/**
 * A button with a menu, by the ARIA pattern: arrow keys walk it, Escape and leaving close it, and the focus returns to
 * the button. The menu is in the top layer, so no scrolling list cuts it off.
 */
export function Menu({ label, items, tabIndex = 0, heading, class: className = 'menu-button', children }: MenuProps) {
  const [isOpen, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    button.current?.focus();
    setOpen(false);
  };
  return (
    <>
      <button
        ref={button}
        type="button"
        class={className}
        title={heading}
        tabIndex={tabIndex}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
        onKeyDown={event => {
          if (event.key !== 'ArrowDown') return;
          event.preventDefault();
          setOpen(true);
        }}
      >
        {children ?? <Icon node={EllipsisVertical} />}
      </button>
      {isOpen && (
        <Items
          label={label}
          heading={heading}
          items={items}
          button={button.current}
          close={close}
          leave={() => setOpen(false)}
        />
      )}
    </>
  );
}

interface ItemsProps extends Pick<MenuProps, 'label' | 'items'> {
  readonly heading: string | undefined;
  readonly button: HTMLElement | null;
  /** Closes the menu, and returns the focus to the button. */
  close(): void;
  /** Closes the menu, and leaves the focus where it is. */
  leave(): void;
}

function Items({ label, heading, items, button, close, leave }: ItemsProps) {
  const menu = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (menu.current && button) show(menu.current, button);
  }, []);
  useEffect(() => {
    addEventListener('scroll', leave, true);
    return () => removeEventListener('scroll', leave, true);
  }, []);
  return (
    <div
      ref={menu}
      role="menu"
      popover="manual"
      aria-label={label}
      onKeyDown={event => {
        if (event.key === 'Escape' || event.key === 'Tab') close();
        else if (!moveFocus(event.currentTarget, event.key)) return;
        event.preventDefault();
        event.stopPropagation();
      }}
      onFocusOut={({ currentTarget, relatedTarget }) => {
        if (relatedTarget !== button && !currentTarget.contains(relatedTarget as Node | null)) leave();
      }}
    >
      {heading && <p class="menu-heading">{heading}</p>}
      {items.map(item => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          class={[item.startsGroup && 'starts-group', item.isDanger && 'danger'].filter(Boolean).join(' ') || undefined}
          aria-disabled={item.isDisabled}
          onClick={() => {
            if (item.isDisabled) return;
            close();
            item.onSelect();
          }}
        >
          {item.label}
          {item.keys && (
            <span class="keys" aria-hidden="true">
              {item.keys}
            </span>
          )}
        </button>
      ))}
    </div>
  );
}

/** Shows the menu below its button, or higher up if the window is too short. */
function show(menu: HTMLElement, button: HTMLElement): void {
  menu.showPopover();
  const { bottom, left, right } = button.getBoundingClientRect();
  // A popup that is shorter than its menu grows to fit (popup.css), but not before the next frame.
  const height = Math.max(innerHeight, Number.parseFloat(getComputedStyle(document.body).minHeight) || 0);
  menu.style.top = `${Math.max(4, Math.min(bottom, height - menu.offsetHeight - 4))}px`;
  const { clientWidth } = document.documentElement;
  // Toward the middle of the page, where there is room.
  if (left + right > clientWidth) menu.style.right = `${clientWidth - right}px`;
  else menu.style.left = `${left}px`;
  menu.querySelector('button')?.focus();
}

function moveFocus(menu: HTMLElement, key: string): boolean {
  const items = [...menu.querySelectorAll('button')];
  const at = items.indexOf(document.activeElement as HTMLButtonElement);
  const places: Readonly<Record<string, number>> = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
  const place = places[key];
  if (place !== undefined) items.at(place % items.length)?.focus();
  return place !== undefined;
}
