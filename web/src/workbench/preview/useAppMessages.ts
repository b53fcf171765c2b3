import { useCallback, useEffect, useState } from 'react';
import type { BridgeCommand, Envelope } from '../../bridge/messages';
import { useProject } from '../useProject';
import { readAppMessage, type AppError, type AppMessage } from './app-messages';

/** More kinds of errors than this say nothing new. */
const MOST_ERRORS = 20;

export interface SeenError extends AppError {
  count: number;
}

interface AppState {
  path: string;
  /** True once the page in the frame has spoken: then it takes commands. */
  listens: boolean;
  errors: SeenError[];
}

const silent: AppState = { path: '/', listens: false, errors: [] };

/** What the app in the frame tells through the bridge, and the way to tell it something. Messages of anything else are not heard. */
export function useAppMessages(frame: HTMLIFrameElement | null, previewUrl: string) {
  const [app, setApp] = useState(silent);
  const turnCount = useProject((state) => state.turns.length);

  // A new turn makes what was seen before old news; another frame knows nothing yet.
  useEffect(() => setApp((before) => ({ ...before, errors: [] })), [turnCount]);
  useEffect(() => setApp((before) => ({ ...before, listens: false, errors: [] })), [frame]);

  const tell = useCallback(
    (command: BridgeCommand) => {
      const message: Envelope<BridgeCommand> = { forja: 1, ...command };
      frame?.contentWindow?.postMessage(message, new URL(previewUrl).origin);
    },
    [frame, previewUrl],
  );

  useEffect(() => {
    const origin = new URL(previewUrl).origin;
    const hear = (event: MessageEvent<unknown>) => {
      if (!frame || event.source !== frame.contentWindow || event.origin !== origin) return;
      const message = readAppMessage(event.data);
      if (message) setApp((before) => nextApp(before, message));
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, [frame, previewUrl]);

  return { ...app, tell, dismiss: () => setApp((before) => ({ ...before, errors: [] })) };
}

function nextApp(app: AppState, message: AppMessage): AppState {
  switch (message.type) {
    case 'ready':
      return { path: message.path, listens: true, errors: [] };
    case 'navigated':
      return { ...app, path: message.path };
    case 'updated':
      return { ...app, errors: [] };
    case 'error':
      return { ...app, errors: withError(app.errors, message.error) };
  }
}

function withError(errors: SeenError[], error: AppError): SeenError[] {
  const known = errors.findIndex((seen) => seen.message === error.message);
  const seen = errors[known];
  if (seen) return errors.with(known, { ...seen, count: seen.count + 1 });
  return errors.length < MOST_ERRORS ? [...errors, { ...error, count: 1 }] : errors;
}
