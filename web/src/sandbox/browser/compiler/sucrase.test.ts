import { expect, test, vi } from 'vitest';

// Before anything that would use it is loaded.
vi.hoisted(() => vi.stubGlobal('WebAssembly', undefined));
const [{ Compiler }, { sucrase }] = await Promise.all([import('./compiler'), import('./sucrase')]);

const change = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) });

test('a browser without WebAssembly compiles all the same', async () => {
  const compiler = new Compiler(sucrase, 'http://localhost:7070');
  const first = await compiler.build(
    [
      change('index.html', '<!doctype html><body><script type="module" src="/src/main.tsx"></script></body>'),
      change('package.json', '{"dependencies":{"react":"1"}}'),
      change('src/main.tsx', "import { App } from './App'\nconst page: unknown = <App />\nconsole.log(page)"),
      change('src/App.tsx', 'export function App() {\n  return <p>one</p>\n}'),
    ],
    { base: '/npm/set/', entries: { 'react/jsx-dev-runtime': 'jsx.js' }, missing: [] },
  );

  expect(first.errors).toEqual([]);
  expect(first.files.find(({ path }) => path === '/src/main.tsx')?.body).toContain("from '/src/App.tsx'");
  const broken = await compiler.build([change('src/App.tsx', 'export function App() {\n  return <p>\n}')]);
  expect(broken.errors).toMatchObject([{ code: 'syntax', file: 'src/App.tsx', line: 3 }]);
});
