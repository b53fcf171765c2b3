import { useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';

interface Props {
  label: string;
  /** Where the width is remembered. */
  name: string;
  initial: number;
  least: number;
  most: number;
  first: ReactNode;
  second: ReactNode;
  /** No gap between the panes: the handle lies on their line. */
  tight?: boolean;
}

const STEP = 24;

/** Two panes side by side with a handle between them: dragged, or moved with the arrow keys; the width is remembered. */
export function Split({ label, name, initial, least, most, first, second, tight }: Props) {
  const storageKey = `forja.split.${name}`;
  const [width, setWidth] = useState(() => Number(localStorage.getItem(storageKey)) || initial);
  const [dragging, setDragging] = useState(false);
  const start = useRef({ x: 0, width: 0 });

  const resize = (next: number) => {
    const bounded = Math.round(Math.min(most, Math.max(least, next)));
    setWidth(bounded);
    localStorage.setItem(storageKey, String(bounded));
  };

  const onPointerDown = (event: PointerEvent<HTMLDivElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId);
    start.current = { x: event.clientX, width };
    setDragging(true);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (dragging) resize(start.current.width + event.clientX - start.current.x);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -STEP, ArrowRight: STEP }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    resize(width + step);
  };

  return (
    <div className="flex h-full min-h-0 min-w-0 flex-1">
      <div className="flex min-h-0 min-w-0 shrink-0 flex-col" style={{ width: `min(${width}px, 60%)` }}>
        {first}
      </div>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- a separator with a value is interactive */}
      <div
        role="separator"
        aria-label={label}
        aria-orientation="vertical"
        aria-valuenow={width}
        aria-valuemin={least}
        aria-valuemax={most}
        tabIndex={0}
        onPointerDown={onPointerDown}
        onPointerMove={onPointerMove}
        onPointerUp={() => setDragging(false)}
        onPointerCancel={() => setDragging(false)}
        onDoubleClick={() => resize(initial)}
        onKeyDown={onKeyDown}
        className={`group relative z-10 w-2 shrink-0 cursor-col-resize touch-none ${tight ? '-mx-1' : ''}`}
      >
        <span
          className={`absolute inset-y-3 left-1/2 w-0.5 -translate-x-1/2 rounded-full transition-colors duration-(--quick) group-hover:bg-line-strong ${dragging ? 'bg-ember' : 'bg-transparent'}`}
        />
      </div>
      {/* A frame would swallow the pointer while the handle is dragged. */}
      <div className={`flex min-h-0 min-w-0 flex-1 flex-col ${dragging ? 'pointer-events-none select-none' : ''}`}>
        {second}
      </div>
    </div>
  );
}
