import { fileURLToPath } from 'node:url'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [react(), tailwindcss()],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  // Prepared before the first page load, so that importing one of them later never reloads the page.
  optimizeDeps: { include: ['react', 'react-dom', 'react-dom/client', 'react/jsx-runtime', 'react/jsx-dev-runtime', 'react-router-dom', 'lucide-react', 'clsx', 'tailwind-merge'] },
  server: {
    host: process.env.HOST ?? '127.0.0.1',
    port: Number(process.env.PORT ?? 5173),
    strictPort: true,
    hmr: { overlay: false },
    // Where the platform starts both programs it passes /api on by itself; by hand the API listens on port 3000.
    proxy: process.env.API_URL ? undefined : { '/api': 'http://127.0.0.1:3000' },
  },
})
