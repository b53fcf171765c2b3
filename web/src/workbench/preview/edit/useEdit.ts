import { useState } from 'react';
import type { PickedElement } from '../../../bridge/messages';
import { codeOf } from '../../../api/errors';
import { saveFile } from '../../../api/files';
import { undoVersion } from '../../../api/versions';
import { toast } from '../../../design/toasts';
import { useI18n } from '../../../i18n/I18n';
import { ProjectTexts, type ProjectText } from '../../ProjectTexts';
import { useStore } from '../../useProject';
import { withStyle, withText, type Style } from './changes';
import { findTag, findText, isFound, type Found, type Place, type TextPlace } from './places';
import { targetOf } from './target';

/** An element that is being changed by hand, and where its text and its tag stand in the sources, as far as that is certain. */
export interface Edited {
  element: PickedElement;
  /** Its whole text; null when it holds more than text. */
  text: string | null;
  textPlace: Found<TextPlace>;
  tagPlace: Found<Place>;
  tailwind: boolean;
}

/** Changes of texts and simple looks without a model: found in the sources, written there as a version, with the way back. */
export function useEdit(onTakenBack: () => void) {
  const { t, errorText } = useI18n();
  const store = useStore();
  const [texts] = useState(() => new ProjectTexts(store));
  const [edited, setEdited] = useState<Edited | null>(null);
  const [reading, setReading] = useState(false);

  const begin = async (element: PickedElement) => {
    setReading(true);
    try {
      const all = await texts.read();
      const target = targetOf(element);
      const sources = new Map(all.map(({ path, text }) => [path, text]));
      const nothing = { places: 0 };
      setEdited({
        element,
        text: target?.text ?? null,
        textPlace: target ? findText(sources, target) : nothing,
        tagPlace: target ? findTag(sources, target) : nothing,
        tailwind: /"tailwindcss"/.test(sources.get('package.json') ?? ''),
      });
    } finally {
      setReading(false);
    }
  };

  const save = async (text: string | null, style: Style): Promise<boolean> => {
    if (!edited) return false;
    const { id } = store.get().project;
    try {
      const all = new Map((await texts.read()).map((file) => [file.path, file]));
      const changed = changedFiles(all, edited, text, style);
      if (!changed) {
        toast(t('edit.uncertain'), { tone: 'bad' });
        return false;
      }
      const made: number[] = [];
      for (const [path, after] of changed) {
        const saved = await saveFile(id, path, after, all.get(path)?.hash ?? null);
        if (saved.outcome === 'conflict') {
          toast(t('error.file.stale'), { tone: 'bad' });
          return false;
        }
        if (saved.version !== null) made.push(saved.version);
      }
      setEdited(null);
      const back = async () => {
        for (const number of made.toReversed()) await undoVersion(id, number);
        // A page that is just loading for the change before may not hear of this one.
        onTakenBack();
      };
      toast(t('edit.done', { files: [...changed.keys()].join(', ') }), {
        action: {
          text: t('app.undo'),
          run: () => void back().catch((error: unknown) => toast(errorText(codeOf(error)), { tone: 'bad' })),
        },
      });
      return true;
    } catch (error) {
      toast(errorText(codeOf(error)), { tone: 'bad' });
      return false;
    }
  };

  return { edited, reading, begin, save, end: () => setEdited(null) };
}

/** The files as they will be; null when a place is not what it was when it was found. The later place in a file is written first, so that the earlier one stays where it is. */
function changedFiles(
  all: ReadonlyMap<string, ProjectText>,
  { text: before, textPlace, tagPlace, tailwind }: Edited,
  text: string | null,
  style: Style,
): Map<string, string> | null {
  const changed = new Map<string, string>();
  const sourceOf = (path: string) => changed.get(path) ?? all.get(path)?.text ?? '';
  if (text !== null) {
    if (!isFound(textPlace)) return null;
    const source = sourceOf(textPlace.path);
    const there = source.slice(textPlace.start, textPlace.end).replace(/\s+/g, ' ');
    if (there !== before?.replace(/\s+/g, ' ')) return null;
    changed.set(textPlace.path, withText(source, textPlace, text));
  }
  if (Object.keys(style).length > 0) {
    if (!isFound(tagPlace)) return null;
    const after = tagPlace.end <= (isFound(textPlace) ? textPlace.start : Infinity) || text === null;
    if (!after && isFound(textPlace) && textPlace.path === tagPlace.path) return null;
    const next = withStyle(sourceOf(tagPlace.path), tagPlace, style, tailwind);
    if (next === null) return null;
    changed.set(tagPlace.path, next);
  }
  return changed;
}
