import { expect, test } from 'vitest';
import { checkerOptions } from './tsconfig';

test('what matters while typing is read, comments and commas aside', () => {
  const text = `{
  // a comment with "quotes"
  "compilerOptions": {
    "strict": true, /* and another */
    "outDir": "dist",
    "baseUrl": ".",
    "paths": { "@/*": ["src/*"], },
  },
}`;
  expect(checkerOptions(text, 'forja://p')).toEqual({
    strict: true,
    baseUrl: 'forja://p/',
    paths: { '@/*': ['src/*'] },
  });
});

test('what cannot be read changes nothing', () => {
  expect(checkerOptions('{', 'forja://p')).toEqual({});
  expect(checkerOptions('[]', 'forja://p')).toEqual({});
});
