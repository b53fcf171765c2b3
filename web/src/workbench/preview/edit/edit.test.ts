import { expect, test } from 'vitest';
import { withStyle, withText } from './changes';
import { findTag, findText, isFound } from './places';
import { targetOf } from './target';

const home = `export function Home() {
  const items = ['Bread', 'Cake'];
  return (
    <main className="p-4">
      <h1 className="text-2xl font-bold">Open daily</h1>
      <p>Fresh   from
        the oven</p>
      <p>Hello {name}</p>
      <button onClick={() => go('a > b')}>Order</button>
      <a className="text-blue-600">More</a>
    </main>
  );
}
`;
const files = new Map([
  ['src/Home.tsx', home],
  ['src/About.tsx', '<p>More</p>'],
  ['index.html', '<!doctype html><body><h2 style="margin: 0">Site</h2></body>'],
]);

const target = (html: string, text: string, file?: string) => {
  const found = targetOf({ selector: 'x', html, text, ...(file && { file }) });
  if (!found) throw new Error('no target');
  return found;
};
const changed = (html: string, text: string, next: string) => {
  const place = findText(files, target(html, text));
  return isFound(place) ? withText(files.get(place.path) ?? '', place, next) : place;
};

test('a text that stands in one place is changed there, whatever its spaces', () => {
  expect(changed('<h1 class="text-2xl font-bold">Open daily</h1>', 'Open daily', 'Open at 6')).toContain(
    '>Open at 6</h1>',
  );
  expect(changed('<p>Fresh from the oven</p>', 'Fresh from the oven', 'Still warm')).toContain('<p>Still warm</p>');
  expect(changed('<li>Bread</li>', 'Bread', "Baker's")).toContain("['Baker\\'s', 'Cake']");
});

test('what is written means just these words', () => {
  expect(changed('<button>Order</button>', 'Order', 'a < {b} & c')).toContain('>a &lt; &#123;b&#125; &amp; c</button>');
});

test('a text in two places, half of an expression, or nowhere is not certain', () => {
  expect(isFound(findText(new Map([['a.html', '<p>More</p><p>More</p>']]), target('<p>More</p>', 'More')))).toBe(false);
  expect(changed('<p>Hello Ana</p>', 'Hello Ana', 'x')).toEqual({ places: 0 });
  expect(changed('<p>Hello</p>', 'Hello', 'x')).toEqual({ places: 0 });
  expect(targetOf({ selector: 'div', html: '<div>a <b>b</b></div>', text: 'a b' })?.text).toBeNull();
});

test('of the same words in several tags, those in the element’s own are meant', () => {
  const page = new Map([['index.html', '<title>Aurora</title><h1>Aurora</h1><img alt="Aurora">']]);
  const place = findText(page, target('<h1>Aurora</h1>', 'Aurora'));
  expect(isFound(place) && withText(page.get('index.html') ?? '', place, 'Sol')).toContain('<h1>Sol</h1>');
});

test('of two places, the one in the file that drew the element is meant', () => {
  const place = findText(files, target('<p>More</p>', 'More', 'src/About.tsx:1'));
  expect(isFound(place) && place.path).toBe('src/About.tsx');
});

test('looks become classes where the project writes classes', () => {
  const tag = findTag(files, target('<h1 class="text-2xl font-bold">Open daily</h1>', 'Open daily'));
  if (!isFound(tag)) throw new Error('not found');
  expect(withStyle(home, tag, { size: '4xl', colour: 'red-600', padding: 2 }, true)).toContain(
    '<h1 className="font-bold text-red-600 text-4xl p-2">Open daily',
  );
});

test('a tag without classes gets its own; arrows inside a tag do not end it', () => {
  const tag = findTag(files, target('<button>Order</button>', 'Order'));
  if (!isFound(tag)) throw new Error('not found');
  expect(withStyle(home, tag, { colour: 'white' }, true)).toContain(
    `<button className="text-white" onClick={() => go('a > b')}>Order`,
  );
  expect(withStyle(home, tag, { size: 'lg' }, false)).toContain('<button style={{ fontSize: 18 }} onClick');
});

test('in HTML a look joins the style that is there', () => {
  const tag = findTag(files, target('<h2 style="margin: 0">Site</h2>', 'Site'));
  if (!isFound(tag)) throw new Error('not found');
  expect(withStyle(files.get('index.html') ?? '', tag, { colour: 'red-600' }, false)).toContain(
    '<h2 style="margin: 0; color: #dc2626">Site',
  );
});
