// A site of documentation with CQRScope in its pages: the plugin for docs and the usual theme, nothing else.

/** Where CQRScope is served from. */
const cqrscope = process.env.CQRSCOPE ?? 'https://cqrscope.example'

export default {
  title: 'Order service',
  url: 'https://docs.example',
  baseUrl: '/',
  scripts: [{ src: `${cqrscope}/embed/v1/cqr-scope.js`, type: 'module' }],
  customFields: { cqrscope },
  plugins: [['@docusaurus/plugin-content-docs', { routeBasePath: '/' }]],
  themes: ['@docusaurus/theme-classic'],
  themeConfig: {
    colorMode: { defaultMode: 'light' },
    navbar: { title: 'Order service', items: [{ to: '/outbox', label: 'The outbox' }] },
  },
}
