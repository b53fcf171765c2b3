import { fileURLToPath } from 'node:url';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import react from '@vitejs/plugin-react';
import tailwindcss from '@tailwindcss/vite';

/** The text font is needed for the first paint, so the page asks for it before the stylesheet is read. */
function preloadTextFont(): Plugin {
  return {
    name: 'forja-preload-text-font',
    transformIndexHtml: {
      order: 'post',
      handler(_html, context) {
        const font = Object.keys(context.bundle ?? {}).find((name) => /archivo-latin-wdth-normal.*\.woff2$/.test(name));
        if (!font) return [];
        return [
          {
            tag: 'link',
            attrs: { rel: 'preload', href: `/${font}`, as: 'font', type: 'font/woff2', crossorigin: '' },
            injectTo: 'head-prepend',
          },
        ];
      },
    },
  };
}

/** Where `npm run dev` finds the API; the built files are served by the server itself. */
const server = process.env.FORJA_SERVER ?? 'http://localhost:7070';

/** The compiler's module speaks to exactly the loader that its own package was built with. */
const loader = (name: string) =>
  fileURLToPath(
    new URL(`./node_modules/@oxc-transform/binding-wasm32-wasi/node_modules/@emnapi/${name}`, import.meta.url),
  );

export default defineConfig({
  plugins: [react(), tailwindcss(), preloadTextFont()],
  server: { proxy: { '/api': { target: server, changeOrigin: false } } },
  worker: { format: 'es' },
  resolve: {
    alias: {
      '@emnapi/core/plugins': loader('core/dist/plugins/index.js'),
      '@emnapi/core': loader('core/dist/emnapi-core.js'),
      '@emnapi/runtime': loader('runtime/dist/emnapi.js'),
    },
  },
  test: {
    // Tailwind's own style sheets are read as text; others are no matter of tests.
    css: { include: [/tailwindcss/] },
    server: { deps: { inline: [/@emnapi/] } },
  },
  build: {
    target: 'es2023',
    // Inlined assets would be data: addresses, which the content security policy does not allow for fonts and scripts.
    assetsInlineLimit: 0,
    manifest: true,
    chunkSizeWarningLimit: 8000,
  },
});
