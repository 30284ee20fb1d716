import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  base: './',
  plugins: [svelte()],
  clearScreen: false,
  server: { port: 1420, strictPort: true },
  build: {
    outDir: 'dist',
    target: 'safari16',
    // The window loads everything from the same place: nothing is worth preloading, and the polyfill would be dead weight.
    modulePreload: false,
    // Inlined files would be data: addresses, which the content security policy refuses.
    assetsInlineLimit: 0,
  },
  test: { include: ['src/**/*.test.ts'], setupFiles: ['vitest.setup.ts'], css: true },
});
