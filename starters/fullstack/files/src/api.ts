/** An answer that was no success. */
export class ApiError extends Error {
  readonly status: number

  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

const STARTING = [0, 502, 503, 504]
const TRIES = 8

async function send<T>(method: string, path: string, body?: unknown): Promise<T> {
  // A read may be asked again while the API starts; a change never.
  for (let attempt = 1; ; attempt++) {
    const response = await fetch(`/api${path}`, {
      method,
      headers: body === undefined ? undefined : { 'content-type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    }).catch(() => null)
    if (response?.ok) return (response.status === 204 ? undefined : await response.json()) as T

    const status = response?.status ?? 0
    if (method !== 'GET' || !STARTING.includes(status) || attempt === TRIES) throw new ApiError(status, (await response?.text().catch(() => '')) ?? '')
    await new Promise((resolve) => setTimeout(resolve, 250 * attempt))
  }
}

export const api = {
  get: <T>(path: string) => send<T>('GET', path),
  post: <T>(path: string, body?: unknown) => send<T>('POST', path, body ?? {}),
  patch: <T>(path: string, body: unknown) => send<T>('PATCH', path, body),
  delete: (path: string) => send<void>('DELETE', path),
}
