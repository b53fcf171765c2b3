import { expect, test } from 'vitest';
import { Compiler } from './compiler';
import { answer, anyPackages, changes, open, oxc, starter } from './scene';

test.each(['react', 'vue', 'svelte', 'html'])('the %s starter compiles', async (name) => {
  const compiler = new Compiler(oxc, 'http://localhost:7070');
  const build = await compiler.build(starter(name), anyPackages);

  expect(build.errors).toEqual([]);
  expect(build.complete).toBe(true);
  expect(build.plan).toEqual({ kind: 'reload', because: 'first' });
  expect(answer(build, '/index.html')).toContain('/__forja/browser/client.js');
});

test('an import leads to the address of its file, an unknown one to an error in its place', async () => {
  const [, build] = await open({
    'src/main.ts': "import './a'\nimport { b } from './gone'\nb()",
    'src/a.ts': 'export {}',
  });

  expect(build.errors).toMatchObject([{ code: 'unresolved', file: 'src/main.ts', line: 2 }]);
});

test('a component edit is taken by the component, a helper edit by who uses it', async () => {
  const [compiler, first] = await open({
    'package.json': '{"dependencies":{"react":"1"}}',
    'src/main.ts': "import { App } from './App'\nApp()",
    'src/App.tsx': "import { help } from './help'\nexport function App() { return <p>{help()}</p> }",
    'src/help.ts': "export const help = () => 'one'",
  });
  expect(answer(first, '/src/App.tsx')).toContain('$RefreshReg$(');

  const component = await compiler.build(
    changes({ 'src/App.tsx': "import { help } from './help'\nexport function App() { return <b>{help()}</b> }" }),
  );
  expect(component.plan).toMatchObject({ kind: 'update', updates: [{ boundary: '/src/App.tsx' }] });

  const helper = await compiler.build(changes({ 'src/help.ts': "export const help = () => 'two'" }));
  expect(helper.plan).toEqual({
    kind: 'update',
    updates: [{ boundary: '/src/App.tsx', accepted: '/src/App.tsx', url: '/src/App.tsx?t=2' }],
    styles: [],
  });
  expect(answer(helper, '/src/App.tsx')).toContain('"./help'.replace('./help', '/src/help.ts?t=2'));

  const entry = await compiler.build(changes({ 'src/main.ts': "import { App } from './App'\nApp(); App()" }));
  expect(entry.plan).toMatchObject({ kind: 'reload' });
});

test('a mistake leaves what ran before, and the mended file is an update', async () => {
  const [compiler] = await open({
    'package.json': '{"dependencies":{"react":"1"}}',
    'src/main.ts': "import './App'",
    'src/App.tsx': 'export const App = () => <p>one</p>',
  });

  const broken = await compiler.build(changes({ 'src/App.tsx': 'export const App = () => <p>two</b>' }));
  expect(broken.errors).toMatchObject([{ code: 'syntax', file: 'src/App.tsx', line: 1 }]);
  expect([broken.files, broken.plan]).toEqual([[], { kind: 'none' }]);

  const mended = await compiler.build(changes({ 'src/App.tsx': 'export const App = () => <p>two</p>' }));
  expect(mended.errors).toEqual([]);
  expect(mended.plan).toMatchObject({ kind: 'update' });
});

test('packages that are not there yet are awaited, and missing ones are told with their name', async () => {
  const [compiler, build] = await open({ 'src/main.ts': "import { x } from 'zustand/middleware'\nx()" }, null);
  expect([build.complete, build.wants, build.errors]).toEqual([false, ['zustand/middleware'], []]);

  const missing = await compiler.build([], { base: '/npm/a/', entries: {}, missing: ['zustand'] });
  expect(missing.errors).toMatchObject([{ code: 'missing-package', package: 'zustand', file: 'src/main.ts', line: 1 }]);

  const there = await compiler.build([], { base: '/npm/b/', entries: { 'zustand/middleware': 'm.js' }, missing: [] });
  expect(there.complete).toBe(true);
  expect(answer(there, '/src/main.ts')).toContain('from "/npm/b/m.js"');
});

test('styles, assets, texts and JSON are modules', async () => {
  const [, build] = await open({
    'src/main.ts': [
      "import './a.css'",
      "import names from './b.module.css'",
      "import logo from './logo.svg'",
      "import text from './t.txt?raw'",
      "import { one } from './d.json'",
      "import mark from '/mark.svg'",
      'console.log(names, logo, text, one, mark, import.meta.env.VITE_NAME)',
    ].join('\n'),
    '.env': 'VITE_NAME=forja',
    'src/a.css': '@import "./c.css";\nbody { background: url(./logo.svg) }',
    'src/c.css': 'i { color: red }',
    'src/b.module.css': '.card { color: red; &:hover .icon { color: blue } } :global(.x) { top: 0 }',
    'src/logo.svg': '<svg/>',
    'src/t.txt': 'plain',
    'src/d.json': '{"one":1}',
    'public/mark.svg': '<svg/>',
  });

  expect(build.errors).toEqual([]);
  expect(answer(build, '/src/a.css?import')).toContain('url(/src/logo.svg)');
  expect(answer(build, '/src/a.css?import')).toContain('i { color: red }');
  expect(answer(build, '/src/b.module.css?import')).toMatch(/\._card_\w{5} .*\._icon_\w{5}.*\.x/s);
  expect(answer(build, '/src/logo.svg?import')).toContain('export default "data:image/svg+xml,%3csvg/%3e"');
  expect(answer(build, '/src/t.txt?raw')).toContain('"plain"');
  expect(answer(build, '/src/d.json?import')).toContain('export const one');
  expect(answer(build, '/mark.svg')).toBe('<svg/>');
  expect(answer(build, '/public/mark.svg?url')).toContain('"data:image/svg+xml,%3csvg/%3e"');
  expect(answer(build, '/src/main.ts')).toContain('"VITE_NAME":"forja"');
});

test('pictures in a template of Vue have the addresses that Vite gives them', async () => {
  const [, build] = await open({
    'package.json': '{"dependencies":{"vue":"1"}}',
    'src/main.ts': "import App from './App.vue'\nconsole.log(App)",
    'src/App.vue': '<template><img src="./near.png" /><img src="/mark.svg" /></template>',
    'src/near.png': 'near',
    'public/mark.svg': '<svg/>',
  });

  expect(build.errors).toEqual([]);
  expect(answer(build, '/src/App.vue')).toContain('"/src/near.png"');
  expect(answer(build, '/src/near.png')).toBe('near');
  expect(answer(build, '/public/mark.svg?url')).toContain('data:image/svg+xml');
});

test('globs, names made at run time, workers and their files', async () => {
  const [compiler, build] = await open({
    'src/main.ts': [
      "export const pages = import.meta.glob('./pages/*.ts')",
      "export const eager = import.meta.glob('./pages/*.ts', { eager: true, import: 'name' })",
      'export const page = (name: string) => import(`./pages/${name}.ts`)',
      "export const worker = new Worker(new URL('./work.ts', import.meta.url), { type: 'module' })",
    ].join('\n'),
    'src/pages/a.ts': "export const name = 'a'",
    'src/work.ts': 'postMessage(1)',
  });
  expect(build.errors).toEqual([]);
  const main = answer(build, '/src/main.ts') ?? '';
  expect(main).toContain('"./pages/a.ts": () => import("/src/pages/a.ts")');
  expect(main).toContain('__glob1_0["name"]');
  expect(main).toContain('new URL("/src/work.ts"');
  expect(answer(build, '/src/work.ts')).toContain('postMessage(1)');

  const more = await compiler.build(changes({ 'src/pages/b.ts': "export const name = 'b'" }));
  expect(answer(more, '/src/main.ts')).toContain('./pages/b.ts');
  expect(answer(more, '/src/pages/b.ts')).toBeDefined();
});

test('a new class is a new style sheet, in the same update', async () => {
  const [compiler, first] = await open({
    'package.json': '{"dependencies":{"react":"1"}}',
    'src/main.ts': "import './App'\nimport './index.css'",
    'src/index.css': '@import "tailwindcss";',
    'src/App.tsx': 'export const App = () => <p className="p-4">one</p>',
  });
  expect(answer(first, '/src/index.css?import')).toContain('.p-4');
  expect(answer(first, '/src/index.css?import')).not.toContain('.mt-7');

  const second = await compiler.build(
    changes({ 'src/App.tsx': 'export const App = () => <p className="p-4 mt-7">one</p>' }),
  );

  expect(answer(second, '/src/index.css?import')).toContain('.mt-7');
  expect(second.plan).toMatchObject({ updates: [{ boundary: '/src/App.tsx' }, { boundary: '/src/index.css?import' }] });
});

test('a place in the page is a place in the file', async () => {
  const [compiler] = await open({
    'src/main.ts': "type A = {\n  a: string\n}\n\nexport const a: A = { a: 'a' }\nthrow new Error('here')",
  });

  expect(compiler.locate({ url: 'http://x.preview.localhost/src/main.ts?t=3', line: 2, column: 7 })).toMatchObject({
    path: 'src/main.ts',
    line: 6,
  });
});

test('aliases of tsconfig and of Vite', async () => {
  const [, build] = await open({
    'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } } // yes',
    'vite.config.ts':
      "export default { resolve: { alias: { '~': fileURLToPath(new URL('./lib', import.meta.url)), lib: path.resolve(__dirname, './lib') } } }",
    'src/main.ts': "import '@/a'\nimport '~/b'\nimport 'lib/b'",
    'src/a.ts': '1',
    'lib/b.ts': '2',
  });
  expect(build.errors).toEqual([]);
});

test('a project of two hundred modules', async () => {
  const files: Record<string, string> = {
    'src/main.ts': Array.from({ length: 200 }, (_, n) => `import './m${n}'`).join('\n'),
  };
  for (let n = 0; n < 200; n++) files[`src/m${n}.tsx`] = `export const M${n} = () => <p className="p-${n}">{${n}}</p>`;
  const [, build] = await open(files);

  expect(build.errors).toEqual([]);
  expect(build.files.length).toBeGreaterThan(200);
});

test('icons of a pack are imported one by one', async () => {
  const packages = { ...anyPackages, exports: { icons: { Home: 'icons/home.js', Mail: 'icons/mail.js' } } };
  const [, build] = await open(
    { 'src/main.ts': "import { Home, Mail as Letter } from 'icons'\nHome(Letter)" },
    packages,
  );
  expect(answer(build, '/src/main.ts')).toContain(
    'import Home from "/npm/set/icons/home.js";import Letter from "/npm/set/icons/mail.js"',
  );

  const [, other] = await open({ 'src/main.ts': "import { Home, Gone } from 'icons'\nHome(Gone)" }, packages);
  expect(answer(other, '/src/main.ts')).toContain('from "/npm/set/icons.js"');
});
