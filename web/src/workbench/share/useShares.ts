import { useCallback, useEffect, useState } from 'react';
import { codeOf } from '../../api/errors';
import { listShares } from '../../api/shares';
import type { Shares } from '../../api/types';

/** The project's links as the server has them; read again after each change. */
export function useShares(project: string): {
  shares: Shares | null;
  failure: string | null;
  read: () => Promise<void>;
} {
  const [shares, setShares] = useState<Shares | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const read = useCallback(async () => {
    try {
      setShares(await listShares(project));
      setFailure(null);
    } catch (error) {
      setFailure(codeOf(error));
    }
  }, [project]);

  useEffect(() => {
    void read();
  }, [read]);

  return { shares, failure, read };
}
