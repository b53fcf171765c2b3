import type { ComponentProps, MouseEvent } from 'react';
import { addressOf, go, type Route } from '../router';

/** A link inside the product: a plain click changes the screen without loading the page anew. */
export function Link({ to, onClick, ...rest }: Omit<ComponentProps<'a'>, 'href'> & { to: Route }) {
  const click = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    go(to);
  };
  // oxlint-disable-next-line jsx-a11y/anchor-has-content -- the content comes with the props
  return <a href={addressOf(to)} onClick={click} {...rest} />;
}
