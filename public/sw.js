// The service worker of the full app: what was built is kept, so that the app opens without a network. Embeds are left alone.

const PREFIX = 'cqrscope-'

/** Each list of files has a store of its own; its text is its version, since every built file's name carries a hash. */
async function listed() {
  const answer = await fetch('offline.json', { cache: 'no-cache' })
  const text = await answer.text()
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  const version = Array.from(new Uint8Array(digest).slice(0, 8), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  return { name: PREFIX + version, files: JSON.parse(text).files }
}

async function install() {
  const { name, files } = await listed()
  const cache = await caches.open(name)
  await cache.addAll(files)
  for (const other of await caches.keys())
    if (other.startsWith(PREFIX) && other !== name) await caches.delete(other)
  await self.skipWaiting()
}

/** A page comes from the network where there is one, so that a new version is seen at once; built files never change. */
async function answer(request) {
  const isPage = request.mode === 'navigate'
  const known = await caches.match(request, { ignoreSearch: isPage })
  if (known !== undefined && !isPage) return known
  try {
    const fresh = await fetch(request)
    if (!isPage && fresh.ok && request.url.includes('/assets/')) {
      const [name] = (await caches.keys()).filter((each) => each.startsWith(PREFIX))
      if (name !== undefined) await (await caches.open(name)).put(request, fresh.clone())
    }
    return fresh
  } catch (error) {
    if (known !== undefined) return known
    throw error
  }
}

self.addEventListener('install', (event) => event.waitUntil(install()))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== location.origin || url.pathname.includes('/embed/')) return
  event.respondWith(answer(request))
})
