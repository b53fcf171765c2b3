import { monaco } from './monaco';

/**
 * Vue and Svelte files for the highlighter: markup whose scripts, styles and expressions are in languages of their own.
 * TypeScript's rules read JavaScript as well, so every script is read by them.
 */
type Grammar = monaco.languages.IMonarchLanguage;
type Rules = monaco.languages.IMonarchLanguageRule[];

const name = /[\w\-.:]+/;

/** A tag's inside up to its end; `more` are the attributes that hold code. */
const attributes = (more: Rules): Rules => [
  [/\s+/, ''],
  ...more,
  [/([\w\-:.@#[\]|$]+)(\s*)(=)(\s*)("[^"]*"|'[^']*')/, ['attribute.name', '', 'delimiter', '', 'attribute.value']],
  [/[\w\-:.@#[\]|$]+/, 'attribute.name'],
  [/=/, 'delimiter'],
];

const common = (root: Rules, codeAttributes: Rules, states: Record<string, Rules>): Grammar => ({
  defaultToken: '',
  tokenPostfix: '',
  ignoreCase: false,
  tokenizer: {
    root: [
      [/<!--/, 'comment', '@comment'],
      [/(<)(script)\b/, ['delimiter', { token: 'tag', next: '@script' }]],
      [/(<)(style)\b/, ['delimiter', { token: 'tag', next: '@style.css' }]],
      [/(<\/)([\w\-.:]+)(\s*>)/, ['delimiter', 'tag', 'delimiter']],
      [new RegExp(`(<)(${name.source})`), ['delimiter', { token: 'tag', next: '@tag' }]],
      ...root,
    ],
    comment: [
      [/-->/, 'comment', '@pop'],
      [/[^-]+/, 'comment'],
      [/./, 'comment'],
    ],
    tag: [[/\/?>/, 'delimiter', '@pop'], ...attributes(codeAttributes)],
    script: [
      ...attributes([]),
      [/>/, { token: 'delimiter', next: '@scriptText', nextEmbedded: 'typescript' }],
      [/<\/script\s*>/, { token: 'tag', next: '@pop' }],
    ],
    scriptText: [[/<\/script/, { token: '@rematch', next: '@pop', nextEmbedded: '@pop' }]],
    style: [
      [/lang\s*=\s*["']scss["']/, { token: 'attribute.name', switchTo: '@style.scss' }],
      [/lang\s*=\s*["']less["']/, { token: 'attribute.name', switchTo: '@style.less' }],
      ...attributes([]),
      [/>/, { token: 'delimiter', next: '@styleText', nextEmbedded: '$S2' }],
      [/<\/style\s*>/, { token: 'tag', next: '@pop' }],
    ],
    styleText: [[/<\/style/, { token: '@rematch', next: '@pop', nextEmbedded: '@pop' }]],
    ...states,
  },
});

const vue = common(
  [[/\{\{/, { token: 'delimiter', next: '@mustache', nextEmbedded: 'typescript' }]],
  [
    [
      /((?:v-[\w-]+|[:@#])[\w:.@#\-[\]]*)(\s*=\s*)(")/,
      ['annotation', 'delimiter', { token: 'attribute.value', next: '@expression', nextEmbedded: 'typescript' }],
    ],
    [/(?:v-[\w-]+|[:@#])[\w:.@#\-[\]]*/, 'annotation'],
  ],
  {
    mustache: [[/\}\}/, { token: 'delimiter', next: '@pop', nextEmbedded: '@pop' }]],
    expression: [[/"/, { token: 'attribute.value', next: '@pop', nextEmbedded: '@pop' }]],
  },
);

const svelte = common(
  [
    [/\{[#/:@]\w*/, { token: 'keyword', next: '@braces', nextEmbedded: 'typescript' }],
    [/\{/, { token: 'delimiter', next: '@braces', nextEmbedded: 'typescript' }],
  ],
  [
    [
      /([\w\-:.|]+)(\s*=\s*)(\{)/,
      ['attribute.name', 'delimiter', { token: 'delimiter', next: '@braces', nextEmbedded: 'typescript' }],
    ],
    [/\{/, { token: 'delimiter', next: '@braces', nextEmbedded: 'typescript' }],
  ],
  { braces: [[/\}/, { token: 'delimiter', next: '@pop', nextEmbedded: '@pop' }]] },
);

const brackets: monaco.languages.LanguageConfiguration = {
  comments: { blockComment: ['<!--', '-->'] },
  brackets: [
    ['<', '>'],
    ['{', '}'],
    ['(', ')'],
    ['[', ']'],
  ],
  autoClosingPairs: ['{}', '()', '[]', '""', "''", '``'].map(([open = '', close = '']) => ({ open, close })),
  surroundingPairs: ['<>', '{}', '()', '[]', '""', "''"].map(([open = '', close = '']) => ({ open, close })),
};

for (const [id, grammar] of Object.entries({ vue, svelte })) {
  monaco.languages.register({ id, extensions: [`.${id}`] });
  monaco.languages.setMonarchTokensProvider(id, grammar);
  monaco.languages.setLanguageConfiguration(id, brackets);
}
