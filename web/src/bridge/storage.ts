/**
 * A browser that blocks storage for third parties (Chrome's incognito windows do) denies it to a frame altogether: merely reading `localStorage` throws, and most
 * apps then show nothing at all. Inside the workbench they get one that lasts as long as the page; in a tab of its own an app has the real one.
 */
export function lendStorage(frame: Window & typeof globalThis): void {
  const denied = (['localStorage', 'sessionStorage'] as const).filter((name) => isDenied(frame, name));
  for (const name of denied) {
    Object.defineProperty(frame, name, { configurable: true, enumerable: true, value: memoryStorage() });
  }
  if (denied.length === 0) return;
  frame.console.info(
    'This browser keeps no storage for pages in frames. Until the preview reloads, the app has one in memory; open it in a tab of its own to keep what it saves.',
  );
}

function isDenied(frame: Window, name: 'localStorage' | 'sessionStorage'): boolean {
  try {
    void frame[name];
    return false;
  } catch {
    return true;
  }
}

/** Storage as the standard has it, items as properties included. */
export function memoryStorage(): Storage {
  const items = new Map<string, string>();
  const methods: Storage = {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(String(key)) ?? null,
    setItem: (key, value) => void items.set(String(key), String(value)),
    removeItem: (key) => void items.delete(String(key)),
    clear: () => items.clear(),
  };
  return new Proxy(methods, {
    get: (target, key) => (key in target || typeof key === 'symbol' ? Reflect.get(target, key) : items.get(key)),
    set: (target, key, value) => {
      if (typeof key === 'symbol' || key in target) return Reflect.set(target, key, value);
      items.set(key, String(value));
      return true;
    },
    has: (target, key) => key in target || items.has(String(key)),
    deleteProperty: (_target, key) => {
      items.delete(String(key));
      return true;
    },
    ownKeys: () => [...items.keys()],
    getOwnPropertyDescriptor: (_target, key) =>
      items.has(String(key))
        ? { configurable: true, enumerable: true, writable: true, value: items.get(String(key)) }
        : undefined,
  });
}
