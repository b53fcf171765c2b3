import type { ReactNode } from 'react';
import { useI18n } from '../../i18n/I18n';

interface PlaceProps {
  icon: ReactNode;
  title: string;
  body?: string;
  refusal?: string | null;
  tail?: ReactNode;
  children?: ReactNode;
}

/** A message in the place of the app. */
export function Place({ icon, title, body, refusal, tail, children }: PlaceProps) {
  const { errorText } = useI18n();
  return (
    <div className="absolute inset-0 overflow-y-auto bg-surface">
      <div className="mx-auto flex min-h-full max-w-xl flex-col items-center justify-center px-6 py-10 text-center">
        {icon}
        <h2 className="struck mt-5 text-lg">{title}</h2>
        {body && <p className="mt-1.5 max-w-[44ch] text-sm text-muted">{body}</p>}
        {refusal && (
          <p role="alert" className="mt-2 text-sm text-bad">
            {errorText(refusal)}
          </p>
        )}
        {children && <div className="mt-5 flex flex-wrap justify-center gap-2">{children}</div>}
        {tail}
      </div>
    </div>
  );
}
