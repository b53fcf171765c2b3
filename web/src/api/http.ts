import { ApiError } from './errors';

export interface Request {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  json?: unknown;
  body?: BodyInit;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** Sends a request to our own API; gives the response when it is a success and throws an {@link ApiError} otherwise. */
export async function send(path: string, request: Request = {}): Promise<Response> {
  const headers: Record<string, string> = { Accept: 'application/json', ...request.headers };
  let body = request.body;
  if (request.json !== undefined) {
    headers['Content-Type'] = 'application/json';
    body = JSON.stringify(request.json);
  }
  let response: Response;
  try {
    response = await fetch(`/api${path}`, {
      method: request.method ?? 'GET',
      headers,
      body,
      signal: request.signal,
      credentials: 'same-origin',
      cache: 'no-store',
    });
  } catch (error) {
    if (request.signal?.aborted) throw error;
    throw new ApiError(0, 'network.unreachable', String(error));
  }
  if (!response.ok) throw await ApiError.of(response);
  return response;
}

export async function json<T>(path: string, request: Request = {}): Promise<T> {
  const response = await send(path, request);
  return (await response.json()) as T;
}

/** Each name of a path is encoded on its own; the slashes between them stay. */
export const encodePath = (path: string): string => path.split('/').map(encodeURIComponent).join('/');
