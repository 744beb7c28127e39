// A site of two languages with CQRScope in its pages.
import { defineConfig } from 'vitepress'

/** Where CQRScope is served from. */
const cqrscope = process.env.CQRSCOPE ?? 'https://cqrscope.example'

export default defineConfig({
  title: 'Order service',
  cacheDir: 'node_modules/.vitepress',
  head: [['script', { type: 'module', src: `${cqrscope}/embed/v1/cqr-scope.js` }]],
  vue: { template: { compilerOptions: { isCustomElement: (tag) => tag === 'cqr-scope' } } },
  locales: {
    root: {
      label: 'English',
      lang: 'en',
      themeConfig: {
        sidebar: [
          { text: 'How orders become readable', link: '/' },
          { text: 'When the relay dies', link: '/relay' },
        ],
      },
    },
    ko: {
      label: '한국어',
      lang: 'ko',
      themeConfig: { sidebar: [{ text: '주문이 조회되기까지', link: '/ko/' }] },
    },
  },
})
