import { useState, useSyncExternalStore } from 'react';
import { MOST_ATTACHMENTS, readAttachments, type Attachment } from '../prompt/attachments';
import type { TurnMode } from '../events/state';

/** The next wish while it is written. The text survives a reload; what is attached lives as long as the page. */
export interface Wish {
  text: string;
  attachments: Attachment[];
  mode: TurnMode;
  /** Names of what was too large to take. */
  tooLarge: string[];
  /** Grows when somebody asks for the text field. */
  focusCount: number;
}

/** Owns the wish of one project, so that every part of the workbench can add to it: a picked element, a screenshot, an old wish. */
export class Composer {
  private readonly listeners = new Set<() => void>();
  private wish: Wish;

  constructor(private readonly project: string) {
    this.wish = {
      text: localStorage.getItem(this.key) ?? '',
      attachments: [],
      mode: 'build',
      tooLarge: [],
      focusCount: 0,
    };
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  readonly get = (): Wish => this.wish;

  setText(text: string): void {
    if (text) localStorage.setItem(this.key, text);
    else localStorage.removeItem(this.key);
    this.set({ text });
  }

  setMode(mode: TurnMode): void {
    this.set({ mode });
  }

  async attachFiles(files: Iterable<File>): Promise<void> {
    const { taken, tooLarge } = await readAttachments(files);
    this.attach(taken);
    this.set({ tooLarge });
  }

  attach(items: Attachment[]): void {
    this.set({ attachments: [...this.wish.attachments, ...items].slice(0, MOST_ATTACHMENTS) });
  }

  detach(id: string): void {
    this.set({ attachments: this.wish.attachments.filter((item) => item.id !== id), tooLarge: [] });
  }

  /** Puts words into the field, after what stands there or in its place, and the cursor behind them. */
  compose(text: string, { replace = false }: { replace?: boolean } = {}): void {
    const before = replace ? '' : this.wish.text.trimEnd();
    this.setText(before ? `${before}\n\n${text}` : text);
    this.set({ focusCount: this.wish.focusCount + 1 });
  }

  clear(): void {
    this.setText('');
    this.set({ attachments: [], tooLarge: [] });
  }

  private get key(): string {
    return `forja.draft.${this.project}`;
  }

  private set(change: Partial<Wish>): void {
    this.wish = { ...this.wish, ...change };
    for (const listener of this.listeners) listener();
  }
}

export const useNewComposer = (project: string): Composer => useState(() => new Composer(project))[0];

export const useWish = (composer: Composer): Wish => useSyncExternalStore(composer.subscribe, composer.get);
