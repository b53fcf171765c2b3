import { useEffect, useState } from 'react';
import { useProject } from '../useProject';
import { readAppMessage, type AppError } from './app-messages';

/** More kinds of errors than this say nothing new. */
const MOST_ERRORS = 20;

export interface SeenError extends AppError {
  count: number;
}

interface AppState {
  path: string;
  errors: SeenError[];
  dismiss(): void;
}

/** What the app in the frame tells through the bridge: where it is, and its errors. Messages of anything else are not heard. */
export function useAppMessages(frame: HTMLIFrameElement | null, previewUrl: string, key: number): AppState {
  const [path, setPath] = useState('/');
  const [errors, setErrors] = useState<SeenError[]>([]);
  const turnCount = useProject((state) => state.turns.length);

  // A new page or a new turn makes what was seen before old news.
  useEffect(() => setErrors([]), [key, turnCount]);

  useEffect(() => {
    const origin = new URL(previewUrl).origin;
    const hear = (event: MessageEvent<unknown>) => {
      if (!frame || event.source !== frame.contentWindow || event.origin !== origin) return;
      const message = readAppMessage(event.data);
      if (message?.type === 'navigated') setPath(message.path);
      if (message?.type === 'error') setErrors((before) => withError(before, message.error));
      if (message?.type === 'updated') setErrors([]);
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, [frame, previewUrl]);

  return { path, errors, dismiss: () => setErrors([]) };
}

function withError(errors: SeenError[], error: AppError): SeenError[] {
  const known = errors.findIndex((seen) => seen.message === error.message);
  const seen = errors[known];
  if (seen) return errors.with(known, { ...seen, count: seen.count + 1 });
  return errors.length < MOST_ERRORS ? [...errors, { ...error, count: 1 }] : errors;
}
