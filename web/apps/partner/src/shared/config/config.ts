/** What is known only where the site runs: one build serves every environment. */
export interface Config {
  /** The API's address, without `/graphql`. */
  readonly apiUrl: string;
  readonly environment: 'development' | 'production';
  /** A MapLibre style; the built-in one without tiles when null. */
  readonly mapStyleUrl: string | null;
}

/** Fetches `/config.json` and checks it: a wrong deployment fails at once, and says so. */
export async function loadConfig(): Promise<Config> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`/config.json: ${response.status}`);
  return parseConfig(await response.json());
}

export function parseConfig(value: unknown): Config {
  const { apiUrl, environment, mapStyleUrl = null } = (value ?? {}) as Record<string, unknown>;
  if (typeof apiUrl !== 'string' || !URL.canParse(apiUrl))
    throw new Error('/config.json: apiUrl is no address');
  if (environment !== 'development' && environment !== 'production') {
    throw new Error('/config.json: environment is neither development nor production');
  }
  if (mapStyleUrl !== null && typeof mapStyleUrl !== 'string') throw new Error('/config.json: mapStyleUrl');
  return { apiUrl: apiUrl.replace(/\/$/, ''), environment, mapStyleUrl };
}
