import { describe, expect, it } from 'vitest';
import { lendStorage, memoryStorage } from './storage';

describe('storage in a frame', () => {
  it('is lent where the browser denies it, and left alone where it does not', () => {
    const real = memoryStorage();
    const said: string[] = [];
    const frame = {
      console: { info: (text: string) => said.push(text) },
      sessionStorage: real,
    } as unknown as Window & typeof globalThis;
    Object.defineProperty(frame, 'localStorage', {
      configurable: true,
      get: () => {
        throw new Error('denied');
      },
    });

    lendStorage(frame);
    frame.localStorage.setItem('a', 'b');

    expect(frame.localStorage.getItem('a')).toBe('b');
    expect(frame.sessionStorage).toBe(real);
    expect(said).toHaveLength(1);
  });

  it('keeps items as the standard does', () => {
    const storage = memoryStorage();

    storage.setItem('count', 1 as unknown as string);
    storage.name = 'Ana';
    delete storage.gone;

    expect(storage.getItem('count')).toBe('1');
    expect(storage.name).toBe('Ana');
    expect(storage.getItem('missing')).toBeNull();
    expect(storage.length).toBe(2);
    expect(Object.keys(storage)).toEqual(['count', 'name']);
    expect(storage.key(1)).toBe('name');
    storage.clear();
    expect(storage.length).toBe(0);
  });
});
