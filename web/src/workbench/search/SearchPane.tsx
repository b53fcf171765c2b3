import { CaseSensitive, Regex, Replace, WholeWord } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { codeOf } from '../../api/errors';
import { saveFile } from '../../api/files';
import { Button } from '../../design/Button';
import { IconButton } from '../../design/IconButton';
import { toast } from '../../design/toasts';
import { useI18n } from '../../i18n/I18n';
import type { Documents } from '../code/Documents';
import type { ProjectTexts } from '../ProjectTexts';
import { useStore } from '../useProject';
import { FileHits } from './FileHits';
import { patternOf, replaceIn, type SearchOptions } from './search';
import { useSearch, type FileMatches } from './useSearch';

const field =
  'h-8 w-full min-w-0 rounded-s border border-line bg-raised px-2.5 text-sm outline-none placeholder:text-faint focus:border-ember';

/** Searches all files and replaces in them. Every replacement is a save like any other, so it can be undone by its version. */
export function SearchPane({ texts, documents, focusCount }: Props) {
  const { t, errorText } = useI18n();
  const store = useStore();
  const [typed, setTyped] = useState('');
  const [replacement, setReplacement] = useState('');
  const [options, setOptions] = useState<SearchOptions>({ matchCase: false, wholeWord: false, regex: false });
  const [busy, setBusy] = useState(false);
  const found = useSearch(texts, typed, options);
  const input = useRef<HTMLInputElement>(null);

  useEffect(() => input.current?.select(), [focusCount]);

  const replace = async (files: FileMatches[]) => {
    const pattern = patternOf(typed, options);
    if (!pattern) return;
    setBusy(true);
    let done = 0;
    try {
      for (const file of files) {
        await documents.saveWithin(file.path);
        const hash = store.get().files.get(file.path)?.hash ?? file.hash;
        const saved = await saveFile(
          store.get().project.id,
          file.path,
          replaceIn(file.text, pattern, replacement, options.regex),
          hash,
        );
        if (saved.outcome === 'conflict') toast(t('search.conflict', { path: file.path }), { tone: 'bad' });
        else done += file.matches.length;
      }
      toast(t('search.replaced', { count: done }));
    } catch (error) {
      toast(errorText(codeOf(error)), { tone: 'bad' });
    } finally {
      setBusy(false);
    }
  };

  const toggles = useMemo(
    () =>
      [
        { name: 'matchCase', Icon: CaseSensitive },
        { name: 'wholeWord', Icon: WholeWord },
        { name: 'regex', Icon: Regex },
      ] as const,
    [],
  );

  return (
    <div className="flex h-full flex-col" data-testid="search">
      <div className="space-y-1.5 border-b border-line px-2 pb-2">
        <div className="flex items-center gap-0.5">
          <input
            ref={input}
            type="search"
            aria-label={t('search.title')}
            aria-invalid={found.invalid}
            placeholder={t('search.title')}
            value={typed}
            spellCheck={false}
            onChange={(event) => setTyped(event.target.value)}
            className={field}
          />
          {toggles.map(({ name, Icon }) => (
            <IconButton
              key={name}
              small
              label={t(`search.${name}`)}
              pressed={options[name]}
              onClick={() => setOptions({ ...options, [name]: !options[name] })}
            >
              <Icon size={15} aria-hidden />
            </IconButton>
          ))}
        </div>
        <div className="flex items-center gap-1.5">
          <input
            aria-label={t('search.replacement')}
            placeholder={t('search.replacement')}
            value={replacement}
            spellCheck={false}
            onChange={(event) => setReplacement(event.target.value)}
            className={field}
          />
          <Button
            size="s"
            disabled={busy || found.count === 0}
            title={t('search.replaceAll')}
            onClick={() => void replace(found.files)}
          >
            <Replace size={13} aria-hidden />
            {t('search.all')}
          </Button>
        </div>
        <p role="status" className="min-h-4.5 text-xs text-faint">
          {found.invalid
            ? t('search.invalid')
            : typed === ''
              ? ''
              : found.reading
                ? t('app.loading')
                : `${t('search.count', { count: found.count })} · ${t('turn.files', { count: found.files.length })}${found.cut ? ' …' : ''}`}
        </p>
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto py-1" tabIndex={0} role="region" aria-label={t('search.results')}>
        {found.files.map((file) => (
          <FileHits key={file.path} file={file} onReplace={() => void replace([file])} busy={busy} />
        ))}
      </div>
    </div>
  );
}

interface Props {
  texts: ProjectTexts;
  documents: Documents;
  /** Grows when somebody asks for the field. */
  focusCount: number;
}
