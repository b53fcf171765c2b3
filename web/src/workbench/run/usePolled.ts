import { useCallback, useEffect, useState } from 'react';
import { codeOf } from '../../api/errors';

const EVERY_MS = 2_000;

/** What the server says now, asked again and again while it is looked at. `reload` asks at once. */
export function usePolled<T>(read: (signal: AbortSignal) => Promise<T>) {
  const [value, setValue] = useState<T | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    const leaving = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      try {
        const seen = await read(leaving.signal);
        if (leaving.signal.aborted) return;
        setValue(seen);
        setFailure(null);
      } catch (error) {
        if (leaving.signal.aborted) return;
        setFailure(codeOf(error));
      }
      timer = setTimeout(() => void look(), EVERY_MS);
    };
    void look();
    return () => {
      leaving.abort();
      clearTimeout(timer);
    };
  }, [read, asked]);

  const reload = useCallback(() => setAsked((before) => before + 1), []);
  return { value, failure, reload };
}
