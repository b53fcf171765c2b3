import { useEffect, useState } from 'react';

/** The time, renewed now and then; `null` stands still. */
export function useNow(everyMilliseconds: number | null): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    if (everyMilliseconds === null) return;
    const timer = setInterval(() => setNow(new Date()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return now;
}
