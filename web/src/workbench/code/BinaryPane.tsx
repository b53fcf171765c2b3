import { Download, Maximize, Scan } from 'lucide-react';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { readFile } from '../../api/files';
import { codeOf } from '../../api/errors';
import { Button } from '../../design/Button';
import { cx } from '../../design/classes';
import { IconButton } from '../../design/IconButton';
import { fileSize } from '../../i18n/format';
import { useI18n } from '../../i18n/I18n';
import { useProject } from '../useProject';
import { hexLines, imageType, previewKind } from './preview-kind';

/** Enough to see what a file is; nobody reads more of it here. */
const MOST_BYTES = 4_096;

/** A file that is not text, as it looks: a picture, letters of a font, or its first bytes. */
export function BinaryPane({ path }: { path: string }) {
  const { t, language, errorText } = useI18n();
  const id = useProject((state) => state.project.id);
  const hash = useProject((state) => state.files.get(path)?.hash ?? null);
  const [bytes, setBytes] = useState<Uint8Array<ArrayBuffer> | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const type = imageType(path) ?? 'application/octet-stream';
  const kind = previewKind(path);

  useEffect(() => {
    const leaving = new AbortController();
    setFailure(null);
    readFile(id, path, leaving.signal).then(
      (file) => setBytes(file.bytes),
      (error: unknown) => !leaving.signal.aborted && setFailure(codeOf(error)),
    );
    return () => leaving.abort();
    // Another hash is another picture under the same name.
  }, [id, path, hash]);

  const url = useMemo(() => (bytes ? URL.createObjectURL(new Blob([bytes], { type })) : null), [bytes, type]);
  useEffect(() => () => (url ? URL.revokeObjectURL(url) : undefined), [url]);

  if (failure) return <p className="p-6 text-sm text-bad">{errorText(failure)}</p>;
  if (!bytes || !url) return <div className="skeleton m-6 flex-1" role="status" aria-label={t('app.loading')} />;
  const download = (
    <Button size="s" onClick={() => save(url, path)}>
      <Download size={13} aria-hidden />
      {t('code.binary.download')}
    </Button>
  );
  const size = fileSize(language, bytes.length);
  if (kind === 'image') return <Picture url={url} path={path} size={size} download={download} />;
  return (
    <Place caption={size} actions={download}>
      {kind === 'font' ? (
        <Letters bytes={bytes} />
      ) : (
        <pre className="m-auto w-fit p-6 text-xs leading-5 text-muted">{hexLines(bytes, MOST_BYTES).join('\n')}</pre>
      )}
    </Place>
  );
}

function Picture({ url, path, size, download }: { url: string; path: string; size: string; download: ReactNode }) {
  const { t } = useI18n();
  const [fit, setFit] = useState(true);
  const [dimensions, setDimensions] = useState('');
  return (
    <Place
      checkered
      caption={[dimensions, size].filter(Boolean).join(' · ')}
      actions={
        <>
          <IconButton small label={t(fit ? 'code.image.actual' : 'code.image.fit')} onClick={() => setFit(!fit)}>
            {fit ? <Maximize size={13} aria-hidden /> : <Scan size={13} aria-hidden />}
          </IconButton>
          {download}
        </>
      }
    >
      <img
        src={url}
        alt={path}
        data-testid="image"
        onLoad={({ currentTarget }) => setDimensions(`${currentTarget.naturalWidth}×${currentTarget.naturalHeight}`)}
        className={cx('m-auto block', fit ? 'max-h-full max-w-full object-contain' : 'max-w-none')}
      />
    </Place>
  );
}

const SAMPLE = 'ABCDEFGHIJKLM NOPQRSTUVWXYZ abcdefghijklm nopqrstuvwxyz 0123456789 ÁÂÃÇÉÍÓÕÚ áâãçéíóõú &?!@';

function Letters({ bytes }: { bytes: Uint8Array<ArrayBuffer> }) {
  const { t } = useI18n();
  const [family] = useState(() => `preview-${crypto.randomUUID()}`);
  const [broken, setBroken] = useState(false);
  useEffect(() => {
    const font = new FontFace(family, bytes.slice().buffer);
    font.load().then(
      () => document.fonts.add(font),
      () => setBroken(true),
    );
    return () => void document.fonts.delete(font);
  }, [family, bytes]);
  if (broken) return <p className="m-auto p-6 text-sm text-muted">{t('code.binary.title')}</p>;
  return (
    <p className="m-auto max-w-2xl p-8 text-[2rem] leading-snug wrap-anywhere" style={{ fontFamily: family }}>
      {SAMPLE}
    </p>
  );
}

function Place({
  children,
  caption,
  actions,
  checkered,
}: {
  children: ReactNode;
  caption: string;
  actions: ReactNode;
  checkered?: boolean;
}) {
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <div className={cx('flex min-h-0 flex-1 overflow-auto p-4', checkered && 'checkered')}>{children}</div>
      <div className="flex h-10 shrink-0 items-center justify-between gap-2 border-t border-line px-3 text-xs text-muted tabular-nums">
        {caption}
        <span className="flex items-center gap-1.5">{actions}</span>
      </div>
    </div>
  );
}

/** Gives a file to the browser to keep. */
export function save(url: string, path: string): void {
  const link = document.createElement('a');
  link.href = url;
  link.download = path.slice(path.lastIndexOf('/') + 1);
  link.click();
}
