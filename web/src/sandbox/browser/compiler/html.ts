import { folderOf, join } from './paths';

export interface Page {
  /** The document as it is answered. */
  html: string;
  /** Addresses of the modules that it starts. */
  entries: string[];
  /** Style sheets that it links, by address. */
  styles: string[];
  /** Modules written into the document, by the number in their address. */
  inline: string[];
}

export interface PageOptions {
  appOrigin: string;
  refresh: boolean;
  env: Readonly<Record<string, string | boolean>>;
}

/** A page of the project with what the preview needs in it: first of all the client, before anything of the app runs. */
export function processHtml(text: string, path: string, options: PageOptions): Page {
  const entries: string[] = [];
  const styles: string[] = [];
  const inline: string[] = [];
  const addressOf = (url: string): string | null => {
    if (/^([a-z][\w+.-]*:|\/\/|#)/i.test(url)) return null;
    const target = join(folderOf(path), url.replace(/[?#].*$/, ''));
    return target === null ? null : `/${target}`;
  };

  const html = text
    .replace(/%(\w+)%/g, (whole, name: string) =>
      Object.hasOwn(options.env, name) ? String(options.env[name]) : whole,
    )
    .replace(
      /<!--[\s\S]*?-->|<script\b([^>]*)>([\s\S]*?)<\/script\s*>|<link\b([^>]*)>/gi,
      (whole: string, script?: string, code?: string, link?: string) => {
        if (script !== undefined) {
          if (attribute(script, 'type') !== 'module') return whole;
          const src = attribute(script, 'src');
          if (src === null) {
            const address = `/${path}?html-proxy=${inline.push(code ?? '') - 1}`;
            entries.push(address);
            return `<script${script} src="${address}"></script>`;
          }
          const address = addressOf(src);
          if (address === null) return whole;
          entries.push(address);
          return whole.replace(src, address);
        }
        if (link !== undefined && /\bstylesheet\b/i.test(attribute(link, 'rel') ?? '')) {
          const address = addressOf(attribute(link, 'href') ?? '#');
          if (address !== null) styles.push(address);
        }
        return whole;
      },
    );
  return { html: withHead(html, headOf(options)), entries, styles, inline };
}

function headOf({ appOrigin, refresh }: PageOptions): string {
  const runtime = refresh ? '<script src="/__forja/browser/refresh.js"></script>' : '';
  return `<script src="/__forja/browser/client.js" data-app="${appOrigin}"></script>${runtime}`;
}

// On the line of the tag that it follows, so that lines of the document stay what they are.
function withHead(html: string, head: string): string {
  const open = /<head\b[^>]*>/i.exec(html) ?? /<html\b[^>]*>/i.exec(html) ?? /<!doctype[^>]*>/i.exec(html);
  const at = open ? open.index + open[0].length : 0;
  return html.slice(0, at) + head + html.slice(at);
}

function attribute(tag: string, name: string): string | null {
  const match = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(tag);
  return match ? (match[1] ?? match[2] ?? match[3] ?? '') : null;
}
