/** A page with more elements than this would take seconds to draw. */
const MOST_ELEMENTS = 4_000;
const WIDEST = 1_600;

/**
 * A picture of what is seen of the page: the document is copied with its computed looks into an SVG, which the browser draws. Nothing leaves the
 * page for it. What a page embeds from elsewhere without permission stays out of the picture. Null when it cannot be drawn.
 */
export async function drawPage(): Promise<string | null> {
  try {
    const root = document.documentElement;
    if (root.getElementsByTagName('*').length > MOST_ELEMENTS) return null;
    const { clientWidth: width, clientHeight: height } = root;
    const copy = document.body.cloneNode(true) as HTMLElement;
    await dress(document.body, copy);
    copy.style.margin = '0';
    const shell = document.createElement('div');
    shell.setAttribute('xmlns', 'http://www.w3.org/1999/xhtml');
    const ground = [getComputedStyle(document.body), getComputedStyle(root)].map((style) => style.backgroundColor);
    const back = ground.find((color) => color !== 'rgba(0, 0, 0, 0)') ?? '#fff';
    shell.style.cssText = `width:${width}px;height:${height}px;overflow:hidden;background:${back}`;
    const moved = document.createElement('div');
    moved.style.cssText = `width:${width}px;transform:translate(${-window.scrollX}px,${-window.scrollY}px)`;
    moved.append(copy);
    shell.append(moved);
    const markup = new XMLSerializer().serializeToString(shell);
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><foreignObject width="100%" height="100%">${markup}</foreignObject></svg>`;
    const picture = await loaded(`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`);
    const scale = Math.min(1, WIDEST / width);
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(width * scale);
    canvas.height = Math.round(height * scale);
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    return canvas.toDataURL('image/png');
  } catch {
    // A page may have bent what drawing needs, and some browsers do not let such a picture be read.
    return null;
  }
}

async function dress(from: Element, to: HTMLElement): Promise<void> {
  const originals = [from, ...from.querySelectorAll('*')];
  const copies = [to, ...to.querySelectorAll('*')] as HTMLElement[];
  const pictures: Promise<void>[] = [];
  originals.forEach((original, index) => {
    const copy = copies[index];
    if (!copy) return;
    if (/^(script|noscript|iframe|link|style)$/.test(original.localName)) {
      copy.textContent = '';
      if (original.localName !== 'style') copy.style.display = 'none';
      return;
    }
    const style = getComputedStyle(original);
    let text = '';
    for (const name of style) text += `${name}:${style.getPropertyValue(name)};`;
    copy.setAttribute('style', text);
    if (original instanceof HTMLInputElement && original.type !== 'file') copy.setAttribute('value', original.value);
    if (original instanceof HTMLTextAreaElement) copy.textContent = original.value;
    if (original instanceof HTMLCanvasElement) pictures.push(replace(copy, async () => original.toDataURL()));
    if (original instanceof HTMLImageElement) pictures.push(replace(copy, () => embedded(original.currentSrc)));
  });
  await Promise.all(pictures);
}

async function replace(copy: HTMLElement, source: () => Promise<string>): Promise<void> {
  try {
    const image = document.createElement('img');
    image.setAttribute('style', copy.getAttribute('style') ?? '');
    image.src = await source();
    copy.replaceWith(image);
  } catch {
    copy.style.visibility = 'hidden';
  }
}

async function embedded(url: string): Promise<string> {
  if (url.startsWith('data:')) return url;
  const blob = await (await fetch(url)).blob();
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', reject);
    reader.readAsDataURL(blob);
  });
}

const loaded = (url: string): Promise<HTMLImageElement> =>
  new Promise((resolve, reject) => {
    const image = new Image();
    image.addEventListener('load', () => resolve(image));
    image.addEventListener('error', reject);
    image.src = url;
  });
