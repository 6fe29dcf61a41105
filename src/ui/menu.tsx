import { EllipsisVertical } from 'lucide';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Icon } from './icon';

export interface MenuItem {
  readonly label: string;
  /** A disabled item stays in its place, and does nothing. */
  readonly isDisabled?: boolean;
  readonly isDanger?: boolean;
  onSelect(): void;
}

interface MenuProps {
  /** Names the button and its menu. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  readonly tabIndex?: number;
}

/**
 * A button with a menu, by the ARIA pattern: arrow keys walk it, Escape and leaving close it, and the focus returns to
 * the button. The menu is in the top layer, so no scrolling list cuts it off.
 */
export function Menu({ label, items, tabIndex = 0 }: MenuProps) {
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
        class="menu-button"
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
        <Icon node={EllipsisVertical} />
      </button>
      {isOpen && (
        <Items label={label} items={items} button={button.current} close={close} leave={() => setOpen(false)} />
      )}
    </>
  );
}

interface ItemsProps extends MenuProps {
  readonly button: HTMLElement | null;
  /** Closes the menu, and returns the focus to the button. */
  close(): void;
  /** Closes the menu, and leaves the focus where it is. */
  leave(): void;
}

function Items({ label, items, button, close, leave }: ItemsProps) {
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
      {items.map(item => (
        <button
          key={item.label}
          type="button"
          role="menuitem"
          tabIndex={-1}
          class={item.isDanger ? 'danger' : undefined}
          aria-disabled={item.isDisabled}
          onClick={() => {
            if (item.isDisabled) return;
            close();
            item.onSelect();
          }}
        >
          {item.label}
        </button>
      ))}
    </div>
  );
}

/** Shows the menu below its button, or higher up if the window is too short. */
function show(menu: HTMLElement, button: HTMLElement): void {
  menu.showPopover();
  const { bottom, right } = button.getBoundingClientRect();
  // A popup that is shorter than its menu grows to fit (popup.css), but not before the next frame.
  const height = Math.max(innerHeight, Number.parseFloat(getComputedStyle(document.body).minHeight) || 0);
  menu.style.top = `${Math.max(4, Math.min(bottom, height - menu.offsetHeight - 4))}px`;
  menu.style.right = `${document.documentElement.clientWidth - right}px`;
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
