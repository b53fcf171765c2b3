import { Dialog } from '../design/Dialog';
import { useI18n } from '../i18n/I18n';

const ways = [
  { title: 'home.model.dialog.anthropic', line: 'export ANTHROPIC_API_KEY=sk-ant-…' },
  { title: 'home.model.dialog.openai', line: 'export OPENAI_API_KEY=sk-…' },
  { title: 'home.model.dialog.ollama', line: 'export OLLAMA_HOST=http://127.0.0.1:11434' },
] as const;

/** How to give Forja a model: the lines to set, for each kind of provider. */
export function AddModel({ open, onClose }: { open: boolean; onClose: () => void }) {
  const { t } = useI18n();
  return (
    <Dialog
      open={open}
      onClose={onClose}
      title={t('home.model.dialog.title')}
      description={t('home.model.dialog.intro')}
    >
      <dl className="space-y-4">
        {ways.map((way) => (
          <div key={way.title}>
            <dt className="text-sm font-semibold">{t(way.title)}</dt>
            <dd className="mt-1.5 overflow-x-auto rounded-s border border-line bg-sunken px-3 py-2 font-mono text-xs">
              {way.line}
            </dd>
          </div>
        ))}
      </dl>
      <p className="mt-4 text-xs text-muted">
        {t('home.model.dialog.baseUrl', { anthropic: 'ANTHROPIC_BASE_URL', openai: 'OPENAI_BASE_URL' })}
      </p>
    </Dialog>
  );
}
