/** An answer that was not a success, or no answer at all (status 0). `code` is stable and has a message in each language. */
export class ApiError extends Error {
  override readonly name = 'ApiError';

  constructor(
    readonly status: number,
    readonly code: string,
    readonly detail?: string,
    readonly problem: Record<string, unknown> = {},
  ) {
    super(`${code} (${status})${detail ? `: ${detail}` : ''}`);
  }

  static async of(response: Response): Promise<ApiError> {
    const text = await response.text().catch(() => '');
    const problem = parseObject(text);
    const code = typeof problem.code === 'string' ? problem.code : `http.${response.status}`;
    const detail = typeof problem.detail === 'string' ? problem.detail : undefined;
    return new ApiError(response.status, code, detail, problem);
  }
}

function parseObject(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' ? (value as Record<string, unknown>) : {};
  } catch {
    // A proxy in between may answer with a page; the status then says it all.
    return {};
  }
}

export const codeOf = (error: unknown): string => (error instanceof ApiError ? error.code : 'unknown');
export const isAbort = (error: unknown): boolean => error instanceof DOMException && error.name === 'AbortError';
