import { DropdownMenu } from 'radix-ui';
import type { ReactNode } from 'react';
import { Check } from 'lucide-react';
import { cx } from './classes';

/** A menu that opens from a button. */
export function Menu({
  trigger,
  children,
  align = 'end',
}: {
  trigger: ReactNode;
  children: ReactNode;
  align?: 'start' | 'end';
}) {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align={align}
          sideOffset={6}
          collisionPadding={8}
          className="pop z-40 max-h-(--radix-dropdown-menu-content-available-height) min-w-52 overflow-y-auto rounded-m border border-line bg-raised p-1 shadow-2"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** How a row of any menu looks. */
export const menuRow =
  'flex cursor-pointer items-center gap-2.5 rounded-s px-2.5 py-1.5 text-sm text-ink outline-none select-none data-highlighted:bg-hover data-disabled:opacity-45';

export function MenuItem({
  icon,
  danger,
  onSelect,
  children,
  disabled,
}: {
  icon?: ReactNode;
  danger?: boolean;
  disabled?: boolean;
  onSelect: () => void;
  children: ReactNode;
}) {
  return (
    <DropdownMenu.Item className={cx(menuRow, danger && 'text-bad')} onSelect={onSelect} disabled={disabled}>
      {icon}
      {children}
    </DropdownMenu.Item>
  );
}

export function MenuLink({ icon, href, children }: { icon?: ReactNode; href: string; children: ReactNode }) {
  return (
    <DropdownMenu.Item className={menuRow} asChild>
      <a href={href} download>
        {icon}
        {children}
      </a>
    </DropdownMenu.Item>
  );
}

export const MenuLine = () => <DropdownMenu.Separator className="mx-1 my-1 h-px bg-line" />;

export function MenuChoice<T extends string>({
  label,
  name,
  value,
  options,
  onChange,
}: {
  label: string;
  name?: string;
  value: T;
  options: { value: T; text: string; note?: string }[];
  onChange: (value: T) => void;
}) {
  return (
    <DropdownMenu.Group>
      <DropdownMenu.Label className="label px-2.5 pt-2 pb-1">{label}</DropdownMenu.Label>
      <DropdownMenu.RadioGroup data-testid={name} value={value} onValueChange={(next) => onChange(next as T)}>
        {options.map((option) => (
          <DropdownMenu.RadioItem key={option.value} data-value={option.value} value={option.value} className={menuRow}>
            <span className="min-w-0 flex-1">
              <span className="block truncate">{option.text}</span>
              {option.note && <span className="block max-w-72 text-xs text-faint">{option.note}</span>}
            </span>
            <span className="size-4">
              <DropdownMenu.ItemIndicator>
                <Check size={16} aria-hidden />
              </DropdownMenu.ItemIndicator>
            </span>
          </DropdownMenu.RadioItem>
        ))}
      </DropdownMenu.RadioGroup>
    </DropdownMenu.Group>
  );
}
