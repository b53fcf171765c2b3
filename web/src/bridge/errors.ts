import type { Channel } from './channel';
import { guarded } from './channel';
import type { BridgeMessage, ConsoleLevel } from './messages';
import { one, placeOf, short, sourceIn, sourceOf, textOf } from './values';

const LEVELS: readonly ConsoleLevel[] = ['debug', 'log', 'info', 'warn', 'error'];

export function watchConsole(channel: Channel): void {
  for (const level of LEVELS) {
    const original = console[level];
    console[level] = function (this: unknown, ...values: unknown[]) {
      guarded(() => {
        const source = level === 'error' || level === 'warn' ? sourceIn(new Error().stack) : undefined;
        channel.send({ type: 'console', level, text: textOf(values), source });
      });
      return original.apply(this ?? console, values);
    };
  }
}

export function watchErrors(channel: Channel): void {
  // An element that could not load something gives a plain event, on its way down only; a script's error gives an ErrorEvent.
  window.addEventListener(
    'error',
    (event) =>
      guarded(() => {
        if (event instanceof ErrorEvent) {
          const stack = (event.error as Error | null)?.stack;
          const source = sourceOf(event.filename, event.lineno, event.colno) ?? sourceIn(stack);
          channel.send({
            type: 'error',
            kind: 'uncaught',
            message: short(event.message),
            source,
            stack: stack && short(stack),
          });
        } else {
          const message = unloaded((event as Event).target);
          if (message) channel.send(message);
        }
      }),
    true,
  );

  window.addEventListener('unhandledrejection', (event) =>
    guarded(() => {
      const reason = event.reason as unknown;
      const [message, stack] =
        reason instanceof Error ? [`${reason.name}: ${reason.message}`, reason.stack] : [one(reason)];
      channel.send({
        type: 'error',
        kind: 'rejection',
        message: short(message),
        source: sourceIn(stack),
        stack: stack && short(stack),
      });
    }),
  );

  document.addEventListener('securitypolicyviolation', (event) =>
    guarded(() => {
      const message = `${event.effectiveDirective}: ${placeOf(event.blockedURI)}`;
      channel.send({
        type: 'error',
        kind: 'policy',
        message,
        source: sourceOf(event.sourceFile, event.lineNumber, event.columnNumber),
      });
    }),
  );
}

function unloaded(target: EventTarget | null): BridgeMessage | undefined {
  const element = target as Partial<HTMLImageElement & HTMLLinkElement> | null;
  const url = element?.currentSrc || element?.src || element?.href;
  return url
    ? {
        type: 'request-failed',
        kind: 'resource',
        method: 'GET',
        url: placeOf(String(url)),
        status: 0,
        message: element?.localName,
      }
    : undefined;
}
