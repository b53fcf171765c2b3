import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import vue from '@vitejs/plugin-vue'
import { defineConfig, type Plugin } from 'vite'

// Prepared before the first page load, so that importing one of them later never reloads the page.
const libraries = [
  'vue', 'vue-router', 'pinia', '@lucide/vue', '@vueuse/core', 'chart.js', 'chart.js/auto', 'vue-chartjs', 'date-fns',
].filter((name) => existsSync(new URL(`./node_modules/${name.split('/').slice(0, name.startsWith('@') ? 2 : 1).join('/')}`, import.meta.url)))

// Hot reload uses the page's own address through any proxy. A second try goes there as well, not to this server's own port.
const hotReloadThroughProxy: Plugin = {
  name: 'hot-reload-through-proxy',
  apply: 'serve',
  transform: {
    filter: { id: /vite\/dist\/client\/client\.mjs/ },
    handler: (code) => code.replace(/const directSocketHost = [^;]+;/, 'const directSocketHost = socketHost;'),
  },
}

export default defineConfig({
  plugins: [vue(), tailwindcss(), hotReloadThroughProxy],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  optimizeDeps: { include: libraries },
  server: {
    host: process.env.HOST ?? '127.0.0.1',
    port: Number(process.env.PORT ?? 5173),
    strictPort: true,
    hmr: { overlay: false },
  },
})
