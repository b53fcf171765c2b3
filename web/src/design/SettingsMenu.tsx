import { SunMoon } from 'lucide-react';
import { useI18n } from '../i18n/I18n';
import { languageNames, languages, type Language } from '../i18n/translate';
import { IconButton } from './IconButton';
import { Menu, MenuChoice, MenuLine } from './Menu';
import { chooseTheme, useTheme } from './theme';

export function SettingsMenu() {
  const { t, chosen, choose } = useI18n();
  const theme = useTheme();
  return (
    <Menu
      trigger={
        <IconButton label={t('settings.open')} data-testid="settings">
          <SunMoon size={18} aria-hidden />
        </IconButton>
      }
    >
      <MenuChoice
        name="theme"
        label={t('settings.theme')}
        value={theme}
        onChange={chooseTheme}
        options={[
          { value: 'system', text: t('settings.theme.system') },
          { value: 'light', text: t('settings.theme.light') },
          { value: 'dark', text: t('settings.theme.dark') },
        ]}
      />
      <MenuLine />
      <MenuChoice<Language | 'browser'>
        name="language"
        label={t('settings.language')}
        value={chosen ?? 'browser'}
        onChange={(value) => choose(value === 'browser' ? null : value)}
        options={[
          { value: 'browser', text: t('settings.language.browser') },
          ...languages.map((language) => ({ value: language, text: languageNames[language] })),
        ]}
      />
    </Menu>
  );
}
