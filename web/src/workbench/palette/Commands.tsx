import {
  AppWindow,
  Braces,
  Download,
  FileSearch,
  History,
  Keyboard,
  MessageSquareText,
  Moon,
  Power,
  RotateCw,
  Search,
  Share2,
  SquareTerminal,
  Sun,
} from 'lucide-react';
import { useMemo, type ReactNode } from 'react';
import { codeOf } from '../../api/errors';
import { archiveUrl, commandSandbox } from '../../api/projects';
import { chooseTheme } from '../../design/theme';
import { toast } from '../../design/toasts';
import { useI18n } from '../../i18n/I18n';
import { languageNames, languages } from '../../i18n/translate';
import { go } from '../../router';
import { useProject } from '../useProject';
import { useWorkbench } from '../view';
import { PickBox, type Pick } from './PickBox';
import { keysText, shortcuts } from './shortcuts';

const icon = (Icon: typeof Sun): ReactNode => <Icon size={15} aria-hidden />;

/** Everything that the workbench can do, by name. */
export function Commands({ onClose, onSearch }: { onClose: () => void; onSearch: () => void }) {
  const { t, errorText, choose } = useI18n();
  const id = useProject((state) => state.project.id);
  const { show, open, compose } = useWorkbench();

  const items = useMemo<Pick[]>(() => {
    const sandbox = (command: 'start' | 'stop' | 'restart') => () =>
      void commandSandbox(id, command).catch((error: unknown) => toast(errorText(codeOf(error)), { tone: 'bad' }));
    const list: Pick[] = [
      { id: 'chat', text: t('shortcuts.chat'), icon: icon(MessageSquareText), run: () => compose('') },
      { id: 'preview', text: t('workbench.preview'), icon: icon(AppWindow), run: () => show('preview') },
      { id: 'code', text: t('workbench.code'), icon: icon(Braces), run: () => show('code') },
      { id: 'logs', text: t('workbench.logs'), icon: icon(SquareTerminal), run: () => show('logs') },
      { id: 'files', text: t('palette.files'), icon: icon(FileSearch), run: () => open('files') },
      { id: 'search', text: t('search.title'), icon: icon(Search), run: onSearch },
      { id: 'versions', text: t('versions.open'), icon: icon(History), run: () => open('versions') },
      { id: 'share', text: t('share.title'), icon: icon(Share2), run: () => open('share') },
      { id: 'restart', text: t('workbench.restart'), icon: icon(RotateCw), run: sandbox('restart') },
      { id: 'stop', text: t('workbench.stopApp'), icon: icon(Power), run: sandbox('stop') },
      {
        id: 'download',
        text: t('workbench.download'),
        icon: icon(Download),
        run: () => location.assign(archiveUrl(id)),
      },
      { id: 'home', text: t('workbench.notFound.action'), run: () => go({ screen: 'home' }) },
      { id: 'light', text: t('palette.theme.light'), icon: icon(Sun), run: () => chooseTheme('light') },
      { id: 'dark', text: t('palette.theme.dark'), icon: icon(Moon), run: () => chooseTheme('dark') },
      ...languages.map((language) => ({
        id: language,
        text: languageNames[language],
        note: t('settings.language'),
        run: () => choose(language),
      })),
      { id: 'shortcuts', text: t('shortcuts.title'), icon: icon(Keyboard), run: () => open('shortcuts') },
    ];
    return list.map((item) => {
      const known = shortcuts.find((shortcut) => shortcut.action === item.id);
      return known ? { ...item, keys: keysText(known.keys) } : item;
    });
  }, [id, t, errorText, choose, show, open, compose, onSearch]);

  return (
    <PickBox
      name="palette"
      label={t('palette.commands')}
      placeholder={t('palette.commands.placeholder')}
      items={items}
      onClose={onClose}
    />
  );
}
