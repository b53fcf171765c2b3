import type { ReactNode } from 'react';
import { Mark } from './Logo';

/** A screen that cannot be shown: what happened, and one way on. */
export function Problem({ title, body, children }: { title: string; body?: string; children: ReactNode }) {
  return (
    <main id="content" className="grid min-h-dvh place-items-center px-6">
      <div className="max-w-md text-center">
        <span className="inline-block text-line-strong">
          <Mark size={40} />
        </span>
        <h1 className="struck mt-5 text-xl">{title}</h1>
        {body && <p className="mt-2 text-muted">{body}</p>}
        <div className="mt-6">{children}</div>
      </div>
    </main>
  );
}
