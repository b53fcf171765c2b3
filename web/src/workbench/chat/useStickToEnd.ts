import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';

/** This close to the end counts as being there: a line may still be growing. */
const NEAR_PX = 48;

interface Stick {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  atEnd: boolean;
  toEnd(): void;
}

/** Keeps a growing list at its end, until the person scrolls up; never moves what somebody is reading. */
export function useStickToEnd(): Stick {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const stuck = useRef(true);
  const [atEnd, setAtEnd] = useState(true);

  const toEnd = useCallback(() => {
    stuck.current = true;
    setAtEnd(true);
    const element = scroller.current;
    if (element) element.scrollTop = element.scrollHeight;
  }, []);

  useEffect(() => {
    const element = scroller.current;
    const inside = content.current;
    if (!element || !inside) return;
    let lastTop = element.scrollTop;
    const onScroll = () => {
      const near = element.scrollHeight - element.scrollTop - element.clientHeight < NEAR_PX;
      // Only a movement upwards is a wish to stay; growing content moves nothing by itself.
      if (near) stuck.current = true;
      else if (element.scrollTop < lastTop) stuck.current = false;
      lastTop = element.scrollTop;
      setAtEnd(near || stuck.current);
    };
    const grown = new ResizeObserver(() => {
      if (stuck.current) element.scrollTop = element.scrollHeight;
    });
    element.addEventListener('scroll', onScroll, { passive: true });
    grown.observe(inside);
    grown.observe(element);
    return () => {
      element.removeEventListener('scroll', onScroll);
      grown.disconnect();
    };
  }, []);

  return { scroller, content, atEnd, toEnd };
}
