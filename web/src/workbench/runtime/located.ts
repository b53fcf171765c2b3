import type { BrowserSession } from '../../sandbox/browser/session/BrowserSession';
import type { AppMessage } from '../preview/app-messages';

const place = /((?:https?:\/\/[^\s/()]+)?\/[^\s():]+):(\d+):(\d+)/g;

/** What the page told, with places of the project's files in the stead of places of compiled code. */
export async function located(message: AppMessage, session: BrowserSession): Promise<AppMessage> {
  const texts =
    message.type === 'error'
      ? [message.error.source, message.error.trace]
      : message.type === 'console'
        ? [message.line.source]
        : [];
  const found = texts.flatMap((text) => [...text.matchAll(place)]);
  if (found.length === 0) return message;
  const places = found.map(([, url = '', line, column]) => ({ url, line: Number(line), column: Number(column) }));
  const known = await session.locate(places).catch(() => []);
  const names = new Map(found.map(([whole], index) => [whole, known[index]]));
  const told = (text: string) =>
    text.replace(place, (whole) => {
      const there = names.get(whole);
      return there ? `/${there.path}:${there.line}:${there.column}` : whole;
    });
  if (message.type === 'console') return { ...message, line: { ...message.line, source: told(message.line.source) } };
  if (message.type !== 'error') return message;
  const { error } = message;
  return { ...message, error: { ...error, source: told(error.source), trace: told(error.trace) } };
}
