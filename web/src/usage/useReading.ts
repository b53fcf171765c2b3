import { useCallback, useEffect, useState } from 'react';
import { codeOf } from '../api/errors';

/** Something that a panel reads when it opens, and again when the person asks. `read` must stay the same between drawings. */
export function useReading<T>(read: (signal: AbortSignal) => Promise<T>) {
  const [value, setValue] = useState<T | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const [round, setRound] = useState(0);

  useEffect(() => {
    const stop = new AbortController();
    read(stop.signal).then(
      (answer) => {
        setValue(answer);
        setFailure(null);
      },
      (error: unknown) => {
        if (!stop.signal.aborted) setFailure(codeOf(error));
      },
    );
    return () => stop.abort();
  }, [read, round]);

  const again = useCallback(() => setRound((count) => count + 1), []);
  return { value, failure, again };
}
