// Node asks no proxy by itself, and setting one up costs every start 40 ms and 17 MB. So it is done when the first request goes out, and not before.
'use strict'
const own = globalThis.fetch
if (own && process.env.HTTP_PROXY) {
  const later = (...request) => {
    globalThis.fetch = own
    require('node:http').setGlobalProxyFromEnv?.()
    return globalThis.fetch(...request)
  }
  Object.defineProperty(globalThis, 'fetch', { value: later, writable: true, configurable: true, enumerable: true })
}
