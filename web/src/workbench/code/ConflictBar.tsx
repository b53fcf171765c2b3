import { GitCompare } from 'lucide-react';
import { Button } from '../../design/Button';
import { useI18n } from '../../i18n/I18n';
import type { Document } from './Document';

/** Two changes of one file: both are kept until the person says which one stands. */
export function ConflictBar({ document }: { document: Document }) {
  const { t } = useI18n();
  const comparing = document.theirs !== null;
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-2 border-b border-line bg-care-wash px-3 py-2 text-sm text-care"
    >
      <GitCompare size={15} aria-hidden />
      <span className="min-w-0 flex-1 font-medium">{t('code.conflict.title')}</span>
      <Button size="s" onClick={() => (comparing ? document.stopComparing() : void document.compare())}>
        {t(comparing ? 'code.conflict.back' : 'code.conflict.compare')}
      </Button>
      <Button size="s" onClick={() => void document.takeTheirs()}>
        {t('code.conflict.theirs')}
      </Button>
      <Button size="s" kind="ember" onClick={() => void document.keepMine()}>
        {t(comparing ? 'code.merge.keep' : 'code.conflict.mine')}
      </Button>
    </div>
  );
}
